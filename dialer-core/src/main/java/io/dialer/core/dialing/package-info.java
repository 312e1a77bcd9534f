/** The dial loop: pacing, claiming of numbers, placing of calls, and what ends what got stuck. */
package io.dialer.core.dialing;
