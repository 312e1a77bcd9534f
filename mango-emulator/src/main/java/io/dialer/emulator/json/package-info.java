/** JSON as the vendor writes and reads it. */
package io.dialer.emulator.json;
