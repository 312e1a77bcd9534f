package io.dialer.core.call;

import static io.dialer.core.call.CallState.ANSWERED;
import static io.dialer.core.call.CallState.CONNECTING;
import static io.dialer.core.call.CallState.ENDED;
import static io.dialer.core.call.CallState.HANDED_OVER;
import static io.dialer.core.call.CallState.IN_POLL;
import static io.dialer.core.call.CallState.PLACED;
import static io.dialer.core.call.CallState.PLACING;
import static io.dialer.core.call.CallState.RINGING;
import static io.dialer.core.call.CallState.TALKING;
import static io.dialer.core.call.CallState.UNKNOWN;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Every legal move of a call, and no other. The same table is drawn in {@code docs/call-life.md}.
 *
 * <p>Events may be lost or come out of order, so a call may skip states on its way, but it never
 * goes back.
 */
public final class CallMoves {

  private static final Map<CallState, Set<CallState>> NEXT = new EnumMap<>(CallState.class);

  static {
    may(PLACING, UNKNOWN, PLACED, RINGING, ANSWERED, IN_POLL, CONNECTING, TALKING, ENDED);
    may(UNKNOWN, PLACED, RINGING, ANSWERED, IN_POLL, CONNECTING, TALKING, ENDED);
    may(PLACED, UNKNOWN, RINGING, ANSWERED, IN_POLL, CONNECTING, TALKING, ENDED);
    may(HANDED_OVER, ENDED);
    may(RINGING, ANSWERED, IN_POLL, CONNECTING, TALKING, ENDED);
    may(ANSWERED, IN_POLL, CONNECTING, TALKING, ENDED);
    may(IN_POLL, CONNECTING, TALKING, ENDED);
    may(CONNECTING, TALKING, ENDED);
    may(TALKING, ENDED);
    may(ENDED);
  }

  private CallMoves() {}

  private static void may(CallState from, CallState... to) {
    Set<CallState> targets = EnumSet.noneOf(CallState.class);
    Collections.addAll(targets, to);
    NEXT.put(from, Collections.unmodifiableSet(targets));
  }

  /** The states that may follow {@code from}; empty for the last one. */
  public static Set<CallState> from(CallState from) {
    return NEXT.getOrDefault(from, Set.of());
  }

  /** Whether a call may go from one state to another. Staying is not a move. */
  public static boolean allows(CallState from, CallState to) {
    return from(from).contains(to);
  }
}
