/** Outbound campaigns of the contact centre ("ИО"): section 3.8 of the document. */
package io.dialer.emulator.campaign;
