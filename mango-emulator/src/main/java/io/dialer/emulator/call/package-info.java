/** Calls and their legs, and the steps that move them. */
package io.dialer.emulator.call;
