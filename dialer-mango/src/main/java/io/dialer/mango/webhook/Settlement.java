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
 * @param tries how often it has been tried so far, this time included where it counts
 * @param delay milliseconds until it is tried again, null when it is done with
 * @param entryId the call it speaks of, null when it names none
 * @param outcome what became of it, null when it is tried again
 * @param reason why, for people; null when there is nothing to say
 * @param commands what the PBX has to be told once this is committed
 */
record Settlement(
    InboxStore.Row row,
    int tries,
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

  /** The waits before each new try, about 40 seconds in all; after the last they double. */
  private static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration TRANSIENT = Duration.ofSeconds(5);

  static Settlement done(
      InboxStore.Row row, @Nullable String entryId, Outcome outcome, @Nullable String reason) {
    return new Settlement(row, row.tries() + 1, null, entryId, outcome, reason, List.of());
  }

  static Settlement applied(InboxStore.Row row, @Nullable String entryId, List<Command> commands) {
    return new Settlement(row, row.tries() + 1, null, entryId, Outcome.APPLIED, null, commands);
  }

  /** Its call is not known: tries it again a bit later each time, and takes it for foreign then. */
  static Settlement callUnknown(InboxStore.Row row, @Nullable String entryId, String reason) {
    return row.tries() >= BACK_OFF.size()
        ? done(row, entryId, Outcome.FOREIGN, reason)
        : again(row, row.tries() + 1, backOff(row.tries()), entryId, reason);
  }

  /** It could not be applied: tries it again, and sets it aside after {@code most} tries. */
  static Settlement failed(InboxStore.Row row, int most, String reason) {
    return row.tries() + 1 >= most
        ? done(row, null, Outcome.FAILED, reason)
        : again(row, row.tries() + 1, backOff(row.tries()), null, reason);
  }

  /** The database is to blame, not the webhook: tries it again, and this was no try. */
  static Settlement postponed(InboxStore.Row row, String reason) {
    return again(row, row.tries(), TRANSIENT, null, reason);
  }

  private static Settlement again(
      InboxStore.Row row, int tries, Duration wait, @Nullable String entryId, String reason) {
    return new Settlement(row, tries, wait.toMillis(), entryId, null, reason, List.of());
  }

  private static Duration backOff(int tries) {
    int doubled = tries - BACK_OFF.size() + 1;
    if (doubled <= 0) {
      return BACK_OFF.get(tries);
    }
    Duration last = BACK_OFF.get(BACK_OFF.size() - 1);
    Duration wait = doubled > 10 ? LONGEST_WAIT : last.multipliedBy(1L << doubled);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
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
