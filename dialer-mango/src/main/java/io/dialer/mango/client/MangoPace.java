package io.dialer.mango.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The product's request budget, shared by all nodes through PostgreSQL.
 *
 * <p>Every limit is one moment: when it is free next. A request moves it on by the limit's spacing,
 * so requests are even and no sliding second holds more than the limit. The clock is the
 * database's: nodes whose clocks differ still share one budget. A waiting time, not a moment, goes
 * back to the node.
 *
 * <p>Requests for live calls reserve their moment under {@link MangoLimit#ALL} at once and wait for
 * it, one behind the other. Everything else takes a moment only when nobody is waiting, and
 * otherwise tries again later; so a live command waits for at most one other request. A limit of
 * its own (one route in two seconds) is waited for before a moment under {@code ALL} is taken.
 *
 * <p>New calls are started by plan: each takes the room of all the commands it will need, so calls
 * never start faster than they can be served. {@code route} is rare and is not planned.
 */
public final class MangoPace implements RequestGate {

  private static final Logger LOG = LoggerFactory.getLogger(MangoPace.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration HOLD = Duration.ofMinutes(2);

  /** Unused room of the plan that a late tick may still use; within the margin, so harmless. */
  private static final long SLACK = MangoLimits.MARGIN.toNanos() / 1_000;

  /** Live commands in the queue, by time, beyond which no new call starts. */
  private static final long BACKLOG = 500_000;

  private final MangoPaceStore store;
  private final MangoLimits limits;
  private final Waiter waiter;
  private final @Nullable InstantSource testClock;

  /** Paces by the database's clock. */
  public MangoPace(Jdbi jdbi, MangoLimits limits) {
    this(jdbi, limits, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()), null);
  }

  /**
   * Paces by another clock.
   *
   * @param testClock the clock instead of the database's, null for the latter
   */
  MangoPace(Jdbi jdbi, MangoLimits limits, Waiter waiter, @Nullable InstantSource testClock) {
    this.store = jdbi.onDemand(MangoPaceStore.class);
    this.limits = limits;
    this.waiter = waiter;
    this.testClock = testClock;
  }

  @Override
  public boolean pass(MangoLimit limit, boolean live) throws InterruptedException {
    Duration waited = Duration.ZERO;
    while (true) {
      // A call may have been granted just before the calls were held back.
      if (limit == MangoLimit.CALLBACK && store.isHeld(now())) {
        return false;
      }
      MangoPaceStore.Turn turn = take(limit, live);
      Duration wait = Duration.ofNanos(turn.waitMicros() * 1_000);
      waited = waited.plus(wait);
      if (!turn.taken() && waited.compareTo(PATIENCE) > 0) {
        return false;
      }
      waiter.await(wait);
      if (turn.taken()) {
        return true;
      }
    }
  }

  /**
   * Grants new calls what is free at this moment; never waits.
   *
   * @param commandsPerCall the commands of one call's whole life, dialling included
   * @return how many may start now, from 0 to {@code wanted}
   */
  public int permitCalls(int wanted, int commandsPerCall) {
    long served = commandsPerCall * limits.spacingMicros(MangoLimit.ALL);
    long cost = Math.max(1, Math.max(served, limits.spacingMicros(MangoLimit.CALLBACK)));
    while (true) {
      Optional<Integer> calls = store.grant(wanted, cost, SLACK, BACKLOG, now());
      if (calls.isPresent()) {
        return calls.get();
      }
      store.ensure(new String[] {"planned"});
    }
  }

  /**
   * Stops new calls on all nodes for two minutes: the vendor forgives one malformed request in that
   * time and blocks the product after a second one (section "Replies and errors" of the facts).
   * Calls that are going on are served.
   */
  public void holdNewCalls(String reason) {
    store
        .hold(HOLD.toSeconds(), now())
        .ifPresent(until -> LOG.warn("No new calls until {}: {}", until, reason));
  }

  /** How the budget stands: for each limit used so far, how long its queue is. */
  public PaceStatus status() {
    Map<String, Duration> queues = new TreeMap<>();
    store
        .queues(now())
        .forEach(queue -> queues.put(queue.limited(), Duration.ofNanos(queue.micros() * 1_000)));
    Duration held = Optional.ofNullable(queues.remove("held")).orElse(Duration.ZERO);
    return new PaceStatus(limits, queues, held);
  }

  private MangoPaceStore.Turn take(MangoLimit limit, boolean live) {
    MangoLimit[] used =
        Stream.of(MangoLimit.ALL, limit)
            .distinct()
            .filter(limits::isLimited)
            .toArray(MangoLimit[]::new);
    if (used.length == 0) {
      return new MangoPaceStore.Turn(true, 0);
    }
    String[] names = Arrays.stream(used).map(MangoLimit::title).toArray(String[]::new);
    Long[] steps = Arrays.stream(used).map(limits::spacingMicros).toArray(Long[]::new);
    while (true) {
      Optional<MangoPaceStore.Turn> turn = store.take(names, steps, live, now());
      if (turn.isPresent()) {
        return turn.get();
      }
      store.ensure(names);
    }
  }

  private @Nullable Instant now() {
    return testClock == null ? null : testClock.instant();
  }
}
