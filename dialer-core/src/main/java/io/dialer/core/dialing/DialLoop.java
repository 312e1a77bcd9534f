package io.dialer.core.dialing;

import io.dialer.core.call.CallState;
import io.dialer.core.call.CallTimes;
import io.dialer.core.dialing.ClaimNumbers.Claim;
import io.dialer.core.task.TaskStore;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.Telephony;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts as many calls as fit, and no more. Any number of nodes may run it on one database.
 *
 * <p>{@link #tick} does one round; {@link Loop} repeats it.
 */
public final class DialLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DialLoop.class);

  /** How soon to ask for permission again; a longer wait would leave some of the pace unused. */
  private static final Duration PACE = Duration.ofMillis(50);

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;

  /** How long no call is started after the PBX could not be reached or asked for fewer requests. */
  private static final Duration HOLD = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Telephony telephony;
  private final PlaceCall placeCall;
  private final CallTimes times;
  private final Executor executor;
  private final InstantSource clock;
  private volatile Instant heldUntil = Instant.EPOCH;
  private volatile boolean outpaced;

  public DialLoop(
      Jdbi jdbi,
      Telephony telephony,
      PlaceCall placeCall,
      CallTimes times,
      Executor executor,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.telephony = telephony;
    this.placeCall = placeCall;
    this.times = times;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Closes tasks that are done and starts the calls that fit now.
   *
   * @return how many calls were started
   */
  public int tick() {
    outpaced = false;
    Instant now = clock.instant();
    Wish wish = jdbi.inTransaction(handle -> wish(handle, now));
    if (wish.calls() == 0) {
      return 0;
    }
    int permitted = telephony.permitCalls(wish.calls(), wish.commandsPerCall());
    outpaced = permitted < wish.calls();
    if (permitted == 0) {
      return 0;
    }
    List<Claim> claims = claim(permitted, now);
    Instant tooLate = now.plus(times.atMost(CallState.PLACING));
    claims.forEach(claim -> hand(claim, tooLate));
    return claims.size();
  }

  /**
   * One round for a {@link Loop}.
   *
   * @return when to look again: at once after calls were started, soon while only the PBX's pace
   *     holds calls back, else after a second
   */
  public Duration round() {
    if (tick() > 0 && !outpaced) {
      return Duration.ZERO;
    }
    return outpaced ? PACE : IDLE;
  }

  /** Claims up to {@code limit} numbers; visible to tests and benchmarks. */
  public List<Claim> claim(int limit, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          ClaimNumbers claims = handle.attach(ClaimNumbers.class);
          claims.planAfresh();
          List<Long> tasks = claims.lockOpenTasks();
          return tasks.isEmpty()
              ? List.of()
              : claims.claim(
                  tasks.toArray(Long[]::new),
                  limit,
                  now.getEpochSecond(),
                  now,
                  now.plus(times.atMost(CallState.PLACING)));
        });
  }

  /** How many calls fit, and what each may need of the PBX. */
  private record Wish(int calls, int commandsPerCall) {}

  private Wish wish(Handle handle, Instant now) {
    ClaimNumbers claims = handle.attach(ClaimNumbers.class);
    claims.planAfresh();
    handle
        .attach(TaskStore.class)
        .closeFinished()
        .forEach(id -> LOG.info("task {} is finished", id));
    int calls = now.isBefore(heldUntil) ? 0 : claims.callable(now.getEpochSecond(), AT_ONCE);
    Integer questions = calls == 0 ? null : claims.longestPoll();
    // Dialling; then a prompt for each question, one for its answer, and the hang-up.
    return new Wish(calls, questions == null ? 1 : 2 + 2 * questions);
  }

  private void hand(Claim claim, Instant tooLate) {
    try {
      executor.execute(() -> place(claim, tooLate));
    } catch (RejectedExecutionException e) {
      LOG.warn("call {} was claimed while this node stops; its fate is unknown", claim.callId());
    }
  }

  private void place(Claim claim, Instant tooLate) {
    if (!clock.instant().isBefore(tooLate)) {
      LOG.warn("call {} waited too long for its turn; it is not dialled", claim.callId());
      return;
    }
    try {
      CommandOutcome outcome = placeCall.place(claim);
      if (outcome instanceof CommandOutcome.Rejected rejected && rejected.again()) {
        heldUntil = clock.instant().plus(HOLD);
        LOG.warn("no new calls for {} s: the PBX answered {}", HOLD.toSeconds(), rejected.cause());
      }
    } catch (RuntimeException e) {
      // The attempt's deadline makes it unknown; it is never sent again.
      LOG.error("call {} could not be placed", claim.callId(), e);
    }
  }
}
