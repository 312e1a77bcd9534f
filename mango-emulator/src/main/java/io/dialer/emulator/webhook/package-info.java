/**
 * What the emulated PBX posts to the external system: sections 3.1 and 3.2 of the vendor's
 * document.
 */
package io.dialer.emulator.webhook;
