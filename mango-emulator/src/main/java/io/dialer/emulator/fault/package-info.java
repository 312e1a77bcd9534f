/** Faults that a test injects into requests and webhooks. */
package io.dialer.emulator.fault;
