package io.dialer.core.call;

import io.dialer.core.result.NumberBook.Finished;
import io.dialer.core.result.NumberResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step 7 of a call's life: its result is recorded, and the call has ended. */
final class RecordResult {
  private static final Logger LOG = LoggerFactory.getLogger(RecordResult.class);

  private static final Duration LAST_KEY = Duration.ofSeconds(1);

  private RecordResult() {}

  /**
   * All legs have ended and the summary is there. A poll that was not passed waits a moment longer:
   * the customer's last key may be on its way, and must not be lost.
   */
  static Call allTold(CallBook book, Call call, List<Leg> legs, Instant now) {
    return call.state() == CallState.IN_POLL && !call.passed()
        ? call.due(now.plus(LAST_KEY), Due.Step.CLOSE)
        : judged(book, call, legs, now);
  }

  /** Judges a call by what is known of it now and ends it. */
  static Call judged(CallBook book, Call call, List<Leg> legs, Instant now) {
    return as(book, call, legs, JudgeCall.judge(call, legs), now);
  }

  /** Ends a call with a given result. */
  static Call as(CallBook book, Call call, List<Leg> legs, NumberResult result, Instant now) {
    Attempt attempt = call.attempt();
    book.numbers()
        .finish(
            new Finished(
                attempt.numberId(), result, call.callRef(), lastLeg(legs), now.getEpochSecond()));
    LOG.info(
        "call {} of task {}: {} ended as {} (cause {})",
        call.id(),
        attempt.taskId(),
        attempt.phone(),
        result.code(),
        result.cause());
    return call.ended();
  }

  static @Nullable String lastLeg(List<Leg> legs) {
    return legs.isEmpty() ? null : legs.get(legs.size() - 1).id();
  }
}
