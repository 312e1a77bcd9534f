package io.dialer.core.dialing;

import io.dialer.core.call.CallState;
import io.dialer.core.call.CallTimes;
import io.dialer.core.database.Plans;
import io.dialer.core.database.Repeated;
import io.dialer.core.dialing.ClaimNumbers.Callable;
import io.dialer.core.dialing.ClaimNumbers.Claim;
import io.dialer.core.task.TaskStore;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.Telephony;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /**
   * Channels that become free within this time are filled by one round of one node, which costs
   * about the same for one call as for ten. A round that started calls looks again so soon.
   */
  public static final Duration GATHERING = Duration.ofMillis(100);

  /** How soon to ask for permission again; a longer wait would leave some of the pace unused. */
  private static final Duration PACE = Duration.ofMillis(50);

  private static final Duration IDLE = Duration.ofSeconds(1);

  /** Tasks that are done are closed when nothing can be called, and now and then besides. */
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private static final int AT_ONCE = 100;

  /** Of so many open tasks one claim takes numbers. */
  private static final int TASKS_AT_ONCE = 20;

  /** How long no call is started after the PBX could not be reached or asked for fewer requests. */
  private static final Duration HOLD = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Telephony telephony;
  private final PlaceCall placeCall;
  private final CallTimes times;
  private final Executor executor;
  private final InstantSource clock;
  private final ExpectedCommands expected = new ExpectedCommands();
  private volatile Instant heldUntil = Instant.EPOCH;
  private volatile Instant closed = Instant.EPOCH;
  private volatile long lastTask;
  private volatile boolean outpaced;
  private volatile Duration rest = Duration.ZERO;
  private volatile boolean draining;

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
   * Starts no more calls. What is claimed already and whose command was not handed to the PBX's
   * adapter goes back to its queue, for other nodes to dial.
   */
  public void drain() {
    draining = true;
  }

  /**
   * Closes tasks that are done and starts the calls that fit now.
   *
   * @return how many calls were started
   */
  public int tick() {
    outpaced = false;
    if (draining) {
      return 0;
    }
    Instant now = clock.instant();
    Wish wish = Repeated.inTransaction(jdbi, handle -> wish(handle, now));
    if (wish.calls() == 0 || !now.isBefore(closed.plus(CLOSING))) {
      closed = now;
      closeFinished();
    }
    if (wish.calls() == 0) {
      return 0;
    }
    int permitted = telephony.permitCalls(wish.calls(), wish.commandsPerCall());
    outpaced = permitted < wish.calls();
    if (permitted == 0) {
      return 0;
    }
    List<Claim> claims = claimPermitted(permitted, permitted * wish.commandsPerCall(), now);
    Instant tooLate = now.plus(times.atMost(CallState.PLACING));
    claims.forEach(claim -> hand(claim, tooLate));
    return claims.size();
  }

  /** Claims, and gives back what the calls will not need: all of it when nothing was claimed. */
  private List<Claim> claimPermitted(int permitted, double commands, Instant now) {
    List<Claim> claims = List.of();
    try {
      claims = claim(permitted, now);
    } finally {
      double needed = claims.stream().mapToDouble(expected::of).sum();
      telephony.settle(permitted - claims.size(), commands - needed);
    }
    return claims;
  }

  /**
   * One round for a {@link Loop}; none when another node has just looked.
   *
   * @return when to look again: at once after as many calls were started as one round may, soon
   *     after fewer and while only the PBX's pace holds calls back, else after a second
   */
  public Duration round() {
    if (!rest.isZero() && !begin(rest)) {
      return GATHERING;
    }
    rest = restAfter(tick());
    return rest;
  }

  private boolean begin(Duration rest) {
    long millis = Math.min(rest.toMillis(), GATHERING.toMillis());
    return jdbi.withExtension(ClaimNumbers.class, claims -> claims.begin(millis));
  }

  private Duration restAfter(int started) {
    if (outpaced) {
      return PACE;
    }
    if (started >= AT_ONCE) {
      return Duration.ZERO;
    }
    return started > 0 ? GATHERING : IDLE;
  }

  /**
   * Claims up to {@code limit} numbers; visible to tests and benchmarks. Tasks have their turn a
   * few at a time, so that it takes no longer when many are open. Those whose turn it is may have
   * fewer numbers to call than are wanted; the next round goes on with others.
   */
  public List<Claim> claim(int limit, Instant now) {
    Set<Long> looked = new HashSet<>();
    while (true) {
      Turn turn = Repeated.inTransaction(jdbi, handle -> claimOfSome(handle, limit, now));
      boolean round = turn.tasks().size() < TASKS_AT_ONCE || !looked.addAll(turn.tasks());
      if (round || !turn.claims().isEmpty()) {
        return turn.claims();
      }
    }
  }

  /** The tasks whose turn it was, and what was claimed of them. */
  private record Turn(List<Long> tasks, List<Claim> claims) {}

  private Turn claimOfSome(Handle handle, int limit, Instant now) {
    ClaimNumbers claims = handle.attach(ClaimNumbers.class);
    Plans.byIndex(handle);
    List<Long> turn = lockTasks(claims);
    if (turn.isEmpty()) {
      return new Turn(turn, List.of());
    }
    lastTask = turn.get(turn.size() - 1);
    List<Long> tasks = claims.lockGroups(turn.toArray(Long[]::new));
    return new Turn(
        turn,
        tasks.isEmpty()
            ? List.of()
            : claims.claim(
                tasks.toArray(Long[]::new),
                limit,
                now.getEpochSecond(),
                now,
                now.plus(times.atMost(CallState.PLACING))));
  }

  /** The tasks that follow those of the last claim, and then those from the beginning. */
  private List<Long> lockTasks(ClaimNumbers claims) {
    List<Long> tasks = new ArrayList<>(claims.lockTasks(lastTask, Long.MAX_VALUE, TASKS_AT_ONCE));
    if (tasks.size() < TASKS_AT_ONCE) {
      tasks.addAll(claims.lockTasks(Long.MIN_VALUE, lastTask, TASKS_AT_ONCE - tasks.size()));
    }
    return tasks;
  }

  /**
   * How many calls fit.
   *
   * @param commandsPerCall what one of them is expected to need, on average
   */
  private record Wish(int calls, double commandsPerCall) {}

  private Wish wish(Handle handle, Instant now) {
    ClaimNumbers claims = handle.attach(ClaimNumbers.class);
    Plans.byIndex(handle);
    List<Callable> callable =
        now.isBefore(heldUntil) ? List.of() : claims.callable(now.getEpochSecond(), AT_ONCE);
    int calls = callable.stream().mapToInt(Callable::numbers).sum();
    if (calls == 0) {
      return new Wish(0, 1);
    }
    expected.refresh(handle, callable, now);
    double commands = callable.stream().mapToDouble(c -> c.numbers() * expected.of(c)).sum();
    return new Wish(calls, commands / calls);
  }

  private void closeFinished() {
    List<Long> finished =
        Repeated.inTransaction(
            jdbi,
            handle -> {
              Plans.afresh(handle);
              return handle.attach(TaskStore.class).closeFinished();
            });
    finished.forEach(id -> LOG.info("task {} is finished", id));
  }

  private void hand(Claim claim, Instant tooLate) {
    try {
      executor.execute(() -> place(claim, tooLate));
    } catch (RejectedExecutionException e) {
      giveBack(claim, "this node stops");
    }
  }

  private void place(Claim claim, Instant tooLate) {
    if (draining) {
      giveBack(claim, "this node stops");
    } else if (!clock.instant().isBefore(tooLate)) {
      giveBack(claim, "it waited too long for its turn");
    } else {
      dial(claim);
    }
  }

  private void dial(Claim claim) {
    try {
      CommandOutcome outcome = placeCall.place(claim);
      if (outcome instanceof CommandOutcome.Rejected rejected && rejected.again() && !draining) {
        heldUntil = clock.instant().plus(HOLD);
        LOG.warn("no new calls for {} s: the PBX answered {}", HOLD.toSeconds(), rejected.cause());
      }
    } catch (RuntimeException e) {
      // The attempt's deadline makes it unknown; it is never sent again.
      LOG.error("call {} could not be placed", claim.callId(), e);
    }
  }

  /** Only whoever would send the command may say that it was not sent, and does not send it. */
  private void giveBack(Claim claim, String because) {
    LOG.info("call {} is not dialled: {}", claim.callId(), because);
    try {
      placeCall.giveBack(claim, draining);
      telephony.settle(1, expected.of(claim));
    } catch (RuntimeException e) {
      LOG.error("call {} was not dialled, which could not be noted", claim.callId(), e);
    }
  }
}
