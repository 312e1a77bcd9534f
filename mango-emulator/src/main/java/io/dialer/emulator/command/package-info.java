/** The commands of section 3.2: their parameters, their checks and their outcomes. */
package io.dialer.emulator.command;
