package io.dialer.mango.webhook;

import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.Command;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one stored webhook.
 *
 * @param delay milliseconds until it is tried again, null when it is done with
 * @param entryId the call it speaks of, null when it names none
 * @param outcome what became of it, null when it is tried again
 * @param reason why, for people; null when there is nothing to say
 * @param commands what the PBX has to be told once this is committed
 */
record Settlement(
    InboxStore.Row row,
    @Nullable Long delay,
    @Nullable String entryId,
    @Nullable Outcome outcome,
    @Nullable String reason,
    List<Command> commands) {

  /** The final outcomes that the table {@code mango_inbox} knows. */
  enum Outcome {
    APPLIED,
    DUPLICATE,
    FOREIGN,
    IGNORED,
    FAILED
  }

  /** The waits before each new try, about 40 seconds in all. */
  private static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  static Settlement done(
      InboxStore.Row row, @Nullable String entryId, Outcome outcome, @Nullable String reason) {
    return new Settlement(row, null, entryId, outcome, reason, List.of());
  }

  static Settlement applied(InboxStore.Row row, @Nullable String entryId, List<Command> commands) {
    return new Settlement(row, null, entryId, Outcome.APPLIED, null, commands);
  }

  /** Tries it again a bit later each time, and in the end settles for {@code inTheEnd}. */
  static Settlement later(
      InboxStore.Row row, @Nullable String entryId, Outcome inTheEnd, String reason) {
    if (row.tries() >= BACK_OFF.size()) {
      return done(row, entryId, inTheEnd, reason);
    }
    long delay = BACK_OFF.get(row.tries()).toMillis();
    return new Settlement(row, delay, entryId, null, reason, List.of());
  }

  static @Nullable String entryId(CallEvent event) {
    if (event instanceof LegChanged leg) {
      return leg.callRef();
    }
    if (event instanceof ListLegChanged listed) {
      return listed.leg().callRef();
    }
    if (event instanceof DigitsPressed digits) {
      return digits.callRef();
    }
    return event instanceof CallSummary summary ? summary.callRef() : null;
  }
}
