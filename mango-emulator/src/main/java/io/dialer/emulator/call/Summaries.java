package io.dialer.emulator.call;

import io.dialer.emulator.webhook.Caller;
import io.dialer.emulator.webhook.SummaryEvent;
import io.dialer.emulator.webhook.SummaryEvent.Party;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sums a call up as the four examples of section 3.1.5 do. */
final class Summaries {
  private static final int INTERNAL = 0;
  private static final int INCOMING = 1;
  private static final int OUTGOING = 2;

  private Summaries() {}

  static SummaryEvent of(Call call) {
    if (call.order.taskId() != null) {
      return ofCampaign(call);
    }
    Optional<Leg> menu = call.legs.stream().filter(leg -> leg.location == Location.IVR).findFirst();
    return menu.isPresent() ? throughMenu(call, menu.get()) : direct(call);
  }

  /**
   * Examples 1 and 2: what reached a line of ours counts as incoming, and as successful if it ended
   * in the menu.
   */
  private static SummaryEvent throughMenu(Call call, Leg menu) {
    Leg talk = call.talk;
    Leg last = call.legs.get(call.legs.size() - 1);
    Party to =
        talk == null ? new Party(null, null) : new Party(talk.to.extension(), talk.to.number());
    boolean success = talk != null || last.location == Location.IVR;
    return new SummaryEvent(
        call.entryId,
        INCOMING,
        new Caller(null, call.order.customer(), null),
        to,
        menu.to.lineNumber(),
        Legs.seconds(call.placedAt),
        talk == null ? 0 : Legs.seconds(menu.endedAt),
        talkTime(talk),
        Legs.seconds(call.endedAt),
        success ? 1 : 0,
        call.endCode);
  }

  /**
   * Examples 3 and 4: an outgoing call on behalf of an employee, whose number is the customer's for
   * its time.
   */
  private static SummaryEvent direct(Call call) {
    Leg talk = call.talk;
    return new SummaryEvent(
        call.entryId,
        call.order.target() instanceof Target.ToEmployee ? INTERNAL : OUTGOING,
        from(call, talk),
        to(call, talk),
        call.order.lineNumber(),
        Legs.seconds(call.placedAt),
        Legs.seconds(call.placedAt),
        talkTime(talk),
        Legs.seconds(call.endedAt),
        talk == null ? 0 : 1,
        call.endCode);
  }

  /** An outbound campaign's call: outgoing, and successful if the customer answered. */
  private static SummaryEvent ofCampaign(Call call) {
    Leg talk = call.talk;
    return new SummaryEvent(
        call.entryId,
        OUTGOING,
        new Caller(
            talk == null ? null : talk.to.extension(),
            talk == null ? null : talk.to.number(),
            null),
        new Party(null, call.order.customer()),
        call.order.lineNumber(),
        Legs.seconds(call.placedAt),
        Legs.seconds(call.placedAt),
        Legs.seconds(call.answeredAt),
        Legs.seconds(call.endedAt),
        call.answeredAt == 0 ? 0 : 1,
        call.endCode);
  }

  private static Caller from(Call call, @Nullable Leg talk) {
    if (call.order.groupFirst()) {
      return talk == null ? call.order.target().asCaller() : talk.from.takenFrom(null);
    }
    return new Caller(call.order.extension(), call.order.customer(), null);
  }

  private static Party to(Call call, @Nullable Leg talk) {
    if (call.order.groupFirst()) {
      return new Party(null, call.order.customer());
    }
    if (talk != null) {
      return new Party(talk.to.extension(), talk.to.number());
    }
    Caller asked = call.order.target().asCaller();
    return new Party(asked.extension(), asked.number());
  }

  private static long talkTime(@Nullable Leg talk) {
    return talk == null ? 0 : Legs.seconds(talk.connectedAt);
  }
}
