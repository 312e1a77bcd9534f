package io.dialer.core.call;

import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.Cause;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a call, as last heard of.
 *
 * @param seq the order of the last change taken in
 * @param takenFrom the leg that goes on as this one
 * @param connected whether it ever was answered
 * @param cause why it ended; null while it lives
 */
public record Leg(
    String id,
    long callId,
    Role role,
    int seq,
    Phase phase,
    @Nullable String takenFrom,
    boolean connected,
    @Nullable Cause cause) {

  /** Who or what is at the leg's far end. */
  public enum Role {
    /** The customer's phone, rung first. */
    CUSTOMER,
    /** The menu in which the poll is heard. */
    MENU,
    /** The queue of a group. */
    QUEUE,
    /** An employee's phone. */
    AGENT;

    /**
     * Who is at the far end of a leg of this attempt.
     *
     * @param number the called side's number, null when not known
     */
    static Role of(Attempt attempt, Place place, @Nullable String number) {
      if (number != null && number.endsWith(attempt.phoneId())) {
        return CUSTOMER;
      }
      if (place == Place.MENU) {
        return MENU;
      }
      return place == Place.QUEUE ? QUEUE : AGENT;
    }
  }

  boolean isLive() {
    return phase != Phase.DISCONNECTED;
  }
}
