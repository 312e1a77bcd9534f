/** Calls from end to end: the service, its database and the emulated PBX. */
package io.dialer.api.call;
