/** Call statistics: section 3.3 of the vendor's document. */
package io.dialer.emulator.stats;
