/**
 * The emulated account: employees, groups, lines, schemes, audio files, and the methods that list
 * them.
 */
package io.dialer.emulator.account;
