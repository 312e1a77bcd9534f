package io.dialer.core.call;

import java.time.Instant;

/**
 * What happens to a call next unless an event comes first. Every live call has one.
 *
 * @param at when
 * @param step what
 */
public record Due(Instant at, Step step) {

  /** What is due. */
  public enum Step {
    /** Ask the call's question: play its prompt and listen. */
    ASK,
    /** The customer stayed silent: ask again, or give up. */
    REPEAT,
    /** Connect the customer to whom the key pressed last names: the PBX was too busy to do it. */
    CONNECT,
    /** Hang up. */
    HANG_UP,
    /** Record the result from what is known by then. */
    CLOSE,
    /** The call has been in its state for too long: find out or end it. */
    RESCUE,
    /**
     * The PBX's own records are being asked what became of the call; at this moment it is ended by
     * what is known, whether they told or not.
     */
    LOOK_UP
  }
}
