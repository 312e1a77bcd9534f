package io.dialer.api.chaos;

import java.util.List;

/** All that can go wrong. */
record Scene(Postgres postgres, Pbx pbx, List<Node> nodes, AudioDisk audio) {}
