/** The emulator's own HTTP: ground truth and control. */
package io.dialer.emulator.control;
