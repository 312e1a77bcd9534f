/** The single place where emulated time becomes real time. */
package io.dialer.emulator.time;
