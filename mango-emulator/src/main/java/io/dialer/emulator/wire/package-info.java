/** What passes between the emulated PBX and the external system, for those who measure it. */
package io.dialer.emulator.wire;
