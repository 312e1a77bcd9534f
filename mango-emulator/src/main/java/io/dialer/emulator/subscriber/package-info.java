/** The dice of one call: what its customer and its operators do. */
package io.dialer.emulator.subscriber;
