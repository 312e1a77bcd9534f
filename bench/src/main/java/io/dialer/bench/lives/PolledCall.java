package io.dialer.bench.lives;

import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the PBX in memory: eight events, in their order, as a PBX of Mango's kind tells them.
 */
final class PolledCall {
  /** How many events a life has. */
  static final int EVENTS = 8;

  /** How many of them come without a further command: the customer is in the menu. */
  static final int UNTIL_PLAYED = 5;

  /** How many come once the question is played: the key is pressed. */
  static final int UNTIL_HUNG_UP = 6;

  private static final String CUSTOMER = "/customer";
  private static final String MENU = "/menu";
  private static final Cause IN_ORDER = new Cause("1000", EndReason.NORMAL);
  private static final Cause BY_COMMAND = new Cause("1181", EndReason.HUNG_UP_BY_COMMAND);

  private final String commandId;
  private final Party customer;
  private int allowed;
  private int told;
  private int taken;

  PolledCall(String commandId, String phone) {
    this.commandId = commandId;
    this.customer = new Party(phone, null);
  }

  String ref() {
    return "entry-" + commandId;
  }

  static String refOf(CallEvent event) {
    if (event instanceof LegChanged leg) {
      return leg.callRef();
    } else if (event instanceof DigitsPressed digits) {
      return digits.callRef();
    }
    return ((CallSummary) event).callRef();
  }

  static String refOfLeg(String leg) {
    return leg.substring(0, leg.indexOf('/'));
  }

  /** A command lets the call go on; returns what it tells at once. */
  synchronized List<CallEvent> goOn(int until) {
    allowed = Math.max(allowed, until);
    return next();
  }

  /** The event told last was taken in; returns what follows at once. */
  synchronized List<CallEvent> takenIn() {
    taken++;
    return next();
  }

  synchronized boolean isOver() {
    return taken == EVENTS;
  }

  private List<CallEvent> next() {
    if (told > taken || told >= allowed) {
      return List.of();
    }
    return List.of(event(told++));
  }

  private CallEvent event(int number) {
    return switch (number) {
      case 0 -> customer(1, Phase.APPEARED, null);
      case 1 -> customer(2, Phase.CONNECTED, null);
      case 2 -> customer(3, Phase.DISCONNECTED, IN_ORDER);
      case 3 -> menu(1, Phase.APPEARED, null);
      case 4 -> menu(2, Phase.CONNECTED, null);
      case 5 -> new DigitsPressed(ref(), ref() + MENU, 1, Instant.now(), "1");
      case 6 -> menu(3, Phase.DISCONNECTED, BY_COMMAND);
      default -> new CallSummary(ref(), Instant.now(), true, BY_COMMAND);
    };
  }

  private CallEvent customer(int seq, Phase phase, @Nullable Cause cause) {
    return leg(CUSTOMER, seq, phase, Place.SUBSCRIBER, customer, null, cause);
  }

  private CallEvent menu(int seq, Phase phase, @Nullable Cause cause) {
    Party line = new Party("74950000001", null);
    return leg(MENU, seq, phase, Place.MENU, line, ref() + CUSTOMER, cause);
  }

  private CallEvent leg(
      String leg,
      int seq,
      Phase phase,
      Place place,
      Party to,
      @Nullable String takenFrom,
      @Nullable Cause cause) {
    return new LegChanged(
        ref(),
        ref() + leg,
        seq,
        Instant.now(),
        phase,
        place,
        customer,
        to,
        takenFrom,
        commandId,
        cause);
  }
}
