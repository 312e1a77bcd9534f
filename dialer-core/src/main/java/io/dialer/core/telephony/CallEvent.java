package io.dialer.core.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a PBX tells about calls, its own words translated. Events may be repeated, late, lost or out
 * of order; {@code callRef} is the PBX's id of the whole call, {@code leg} that of one leg of it.
 */
public sealed interface CallEvent {

  /** Where a leg is inside the PBX. */
  enum Place {
    /** A voice menu: prompts are heard, keys are taken. */
    MENU,
    /** Waiting for somebody of a group. */
    QUEUE,
    /** At a person's phone. */
    SUBSCRIBER
  }

  /** The life of one leg. */
  enum Phase {
    APPEARED,
    CONNECTED,
    ON_HOLD,
    DISCONNECTED
  }

  /**
   * One side of a leg.
   *
   * @param number the phone number, null when unknown
   * @param extension the PBX's short number of an employee, null for outsiders
   */
  record Party(@Nullable String number, @Nullable String extension) {}

  /**
   * A leg appeared, was answered, held or ended.
   *
   * @param seq orders the changes of one leg; a smaller one than seen before is out of date
   * @param at when it happened, as the PBX says (whole seconds, UTC)
   * @param takenFrom the leg that goes on as this one, null for a first leg
   * @param commandId the command that brought the leg about, null when the PBX does not say
   * @param cause why it ended; null unless {@code phase} is DISCONNECTED
   */
  record LegChanged(
      String callRef,
      String leg,
      int seq,
      Instant at,
      Phase phase,
      Place place,
      Party from,
      Party to,
      @Nullable String takenFrom,
      @Nullable String commandId,
      @Nullable Cause cause)
      implements CallEvent {}

  /**
   * The customer pressed keys.
   *
   * @param seq orders the key presses of one leg, counted apart from its changes
   * @param digits one or more of {@code 0-9*#}
   */
  record DigitsPressed(String callRef, String leg, int seq, Instant at, String digits)
      implements CallEvent {}

  /**
   * The PBX's last word on a call. It may come before the last leg's end.
   *
   * @param talked whether somebody answered and talked
   * @param cause why the call ended, null when not told
   */
  record CallSummary(String callRef, Instant at, boolean talked, @Nullable Cause cause)
      implements CallEvent {}

  /**
   * A leg of a call that the PBX's own dialler made, from a list that it was handed. Such calls
   * bear no command of ours; the customer's number tells which attempt they belong to.
   */
  record ListLegChanged(LegChanged leg) implements CallEvent {}

  /** The PBX's delayed answer to a command. */
  record CommandAnswered(String commandId, CommandOutcome outcome) implements CallEvent {}
}
