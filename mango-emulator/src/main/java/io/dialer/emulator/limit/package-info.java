/** The vendor's request limits: section 1.4.1 of the document. */
package io.dialer.emulator.limit;
