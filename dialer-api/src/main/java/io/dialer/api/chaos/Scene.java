package io.dialer.api.chaos;

/** All that can go wrong. */
record Scene(Postgres postgres, Pbx pbx, Nodes nodes, AudioDisk audio) {}
