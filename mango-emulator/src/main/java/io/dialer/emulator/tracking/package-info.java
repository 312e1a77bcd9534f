/** Who is on the website, by dynamic number (section 3.5). */
package io.dialer.emulator.tracking;
