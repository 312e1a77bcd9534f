/** Claiming of numbers, with few and many of them queued, and with few and many open tasks. */
package io.dialer.bench.claim;
