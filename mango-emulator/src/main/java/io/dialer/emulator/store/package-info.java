/** What the account remembers, in memory. */
package io.dialer.emulator.store;
