/** The signature that both directions carry: section 2.2 of the vendor's document. */
package io.dialer.emulator.signature;
