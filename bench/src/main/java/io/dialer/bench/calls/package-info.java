/** Whole calls over HTTP: the service, the emulated PBX and PostgreSQL, all on this machine. */
package io.dialer.bench.calls;
