/** Campaigns over REST, and lists that the emulated contact centre dials. */
package io.dialer.api.campaign;
