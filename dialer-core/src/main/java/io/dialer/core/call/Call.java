package io.dialer.core.call;

import io.dialer.core.telephony.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt so far.
 *
 * @param callRef the PBX's id of the call, null until its first event
 * @param commandsSent how many commands were sent for the live call; they are numbered
 * @param walk where the customer is in the poll
 * @param passed whether the poll reached its end or a {@code dial}
 * @param summary the PBX's last word, null until it came
 * @param due what happens next; null once the call has ended
 */
public record Call(
    Attempt attempt,
    CallState state,
    @Nullable String callRef,
    int commandsSent,
    Walk walk,
    boolean passed,
    @Nullable Summary summary,
    @Nullable Due due) {

  /**
   * Where the customer is in the poll.
   *
   * @param question the question being asked, or asked next; null outside a poll
   * @param digits the keys pressed for it so far; empty when it is asked
   * @param startedAt when the poll began; null before
   * @param firstKeyAt when the first key was pressed; null before
   */
  public record Walk(
      @Nullable String question,
      String digits,
      @Nullable Instant startedAt,
      @Nullable Instant firstKeyAt) {

    Walk to(String nextQuestion, String begun) {
      return new Walk(nextQuestion, begun, startedAt, firstKeyAt);
    }
  }

  /**
   * The PBX's summary.
   *
   * @param talked whether somebody answered and talked
   * @param cause why the call ended, null when not told
   */
  public record Summary(boolean talked, @Nullable Cause cause) {}

  long id() {
    return attempt.id();
  }

  boolean isOver() {
    return state == CallState.ENDED;
  }

  /** Whether no more is expected of the call than its end. */
  boolean isClosing() {
    return due != null && (due.step() == Due.Step.CLOSE || isLookedUp());
  }

  /** Whether the PBX's records are being asked for it. */
  boolean isLookedUp() {
    return due != null && due.step() == Due.Step.LOOK_UP;
  }

  boolean isListening() {
    return due != null && due.step() == Due.Step.REPEAT;
  }

  /** The id of the command sent last for the live call. */
  String lastCommandId() {
    return attempt.commandId() + "-" + commandsSent;
  }

  Call in(CallState next) {
    return new Call(attempt, next, callRef, commandsSent, walk, passed, summary, due);
  }

  Call known(String ref) {
    return new Call(attempt, state, ref, commandsSent, walk, passed, summary, due);
  }

  Call withNextCommand() {
    return new Call(attempt, state, callRef, commandsSent + 1, walk, passed, summary, due);
  }

  Call walking(Walk next) {
    return new Call(attempt, state, callRef, commandsSent, next, passed, summary, due);
  }

  Call withPassed() {
    return new Call(attempt, state, callRef, commandsSent, walk, true, summary, due);
  }

  Call summarised(Summary last) {
    return new Call(attempt, state, callRef, commandsSent, walk, passed, last, due);
  }

  Call due(Instant at, Due.Step step) {
    return new Call(
        attempt, state, callRef, commandsSent, walk, passed, summary, new Due(at, step));
  }

  Call ended() {
    return new Call(attempt, CallState.ENDED, callRef, commandsSent, walk, passed, summary, null);
  }
}
