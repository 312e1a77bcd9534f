package io.dialer.mango.client;

import io.dialer.core.telephony.Cause;
import io.dialer.mango.client.MangoPaceStore.Limited;
import io.dialer.mango.client.MangoPaceStore.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The product's request budget, shared by all nodes through PostgreSQL.
 *
 * <p>Every limit has a moment at which it is free next. A request moves it on by the limit's
 * spacing, so requests are even. The clock is the database's: nodes whose clocks differ still share
 * one budget. A waiting time, not a moment, goes back to the node.
 *
 * <p>What counts is when a request <em>arrives</em>. A busy machine or a slow network brings some
 * later than planned; {@link MangoLimits#MARGIN} covers that within reason. Beyond it, a limit of N
 * in a window has N places, and a place is given away again only when the fate of the request that
 * had it last is known: a window after the latest moment at which that can have arrived, which is
 * the arrival of its reply, less the shortest journey there and back. So no sliding second holds
 * more than the limit, and only the place of a late request is used less often.
 *
 * <p>Requests for live calls reserve their moment under {@link MangoLimit#ALL} and wait for it, one
 * behind the other. A new call's callback takes one of the next {@value #CALLS_AHEAD} moments, so
 * that a few live commands are left for the moments in which no callback may go: were callbacks
 * only sent when nobody else waits, those moments would be lost. Everything else takes a moment
 * only when nobody is waiting. So a live command waits for a few moments at most that are not a
 * live command's. A limit of its own (one route in two seconds) is waited for before a moment under
 * {@code ALL} is taken.
 *
 * <p>New calls are started by plan: each takes the room of the commands it is expected to need. The
 * plan runs a little ahead of what can be served, so that a call always stands ready for a moment
 * that nobody else wants; how many stand ready is bounded, and live commands go before them, so in
 * the end calls start as fast as they can be served. {@code route} is rare and is not planned.
 */
public final class MangoPace implements RequestGate {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * For how long the plan may have stood still, because live commands queued or nobody asked, and
   * is made up for; the limits themselves are kept apart.
   */
  private static final long SLACK = micros(Duration.ofSeconds(1));

  /** Live commands in the queue, by time, beyond which no new call starts. */
  private static final long BACKLOG = micros(Duration.ofMillis(500));

  /** How far ahead live commands reserve, if their places' last requests are over by then. */
  private static final long AHEAD = micros(Duration.ofMillis(750));

  /** How many moments ahead a callback reserves. */
  private static final int CALLS_AHEAD = 2;

  /** How much faster the plan runs than requests may be sent. */
  private static final double EAGER = 1.05;

  /** How late a request may come for a moment that nobody took, so that the pace is not lost. */
  private static final long LATE = micros(Duration.ofMillis(100));

  /** The turn of what no limit counts. */
  private static final Turn UNLIMITED =
      new Turn() {
        @Override
        public void over(Duration roundTrip) {}

        @Override
        public boolean waited() {
          return false;
        }
      };

  private final MangoPaceStore store;
  private final MangoPlanStore plan;
  private final MangoCircuit circuit;
  private final RoundTrips roundTrips = new RoundTrips();
  private final AtomicInteger ready = new AtomicInteger();
  private final MangoLimits limits;
  private final Waiter waiter;
  private final @Nullable InstantSource testClock;

  /** Paces by the database's clock. */
  public MangoPace(Jdbi jdbi, MangoLimits limits) {
    this(jdbi, limits, Waiter.sleeping(), null);
  }

  /**
   * Paces by another clock.
   *
   * @param testClock the clock instead of the database's, null for the latter
   */
  MangoPace(Jdbi jdbi, MangoLimits limits, Waiter waiter, @Nullable InstantSource testClock) {
    this.store = jdbi.onDemand(MangoPaceStore.class);
    this.plan = jdbi.onDemand(MangoPlanStore.class);
    this.circuit = new MangoCircuit(jdbi);
    this.limits = limits;
    this.waiter = waiter;
    this.testClock = testClock;
  }

  @Override
  public boolean pass(MangoLimit limit, boolean live) throws InterruptedException {
    Optional<Turn> turn = turn(limit, live);
    turn.ifPresent(passed -> passed.over(Duration.ZERO));
    return turn.isPresent();
  }

  @Override
  public Optional<Turn> turn(MangoLimit limit, boolean live) throws InterruptedException {
    if (limit != MangoLimit.CALLBACK) {
      return await(limit, live);
    }
    ready.incrementAndGet();
    try {
      return await(limit, live);
    } finally {
      ready.decrementAndGet();
    }
  }

  private Optional<Turn> await(MangoLimit limit, boolean live) throws InterruptedException {
    Limited limited = limits.of(limit);
    Duration waited = Duration.ZERO;
    while (true) {
      if (limited.names().isEmpty()) {
        return Optional.of(UNLIMITED);
      }
      long asked = nanos();
      Taken taken = take(limited, ahead(limit, live));
      Duration wait = Duration.ofNanos(Math.max(0, taken.waitMicros()) * 1_000);
      waited = waited.plus(wait);
      if (!taken.taken() && waited.compareTo(PATIENCE) > 0) {
        return Optional.empty();
      }
      waiter.await(wait);
      if (taken.taken()) {
        long due = asked + taken.waitMicros() * 1_000;
        return Optional.of(
            roundTrip -> over(limited.names(), taken.moment(), due, limit, roundTrip));
      }
    }
  }

  /** The places of a request are free a window after it arrived, and it has arrived now. */
  private void over(
      List<String> names, Instant moment, long due, MangoLimit limit, Duration roundTrip) {
    Duration journey = roundTrip.isZero() ? Duration.ZERO : roundTrips.shortest(limit, roundTrip);
    Duration late = Duration.ofNanos(nanos() - due).minus(journey);
    boolean onTime = late.compareTo(MangoLimits.MARGIN) <= 0;
    store.arrived(names, moment, onTime ? moment : moment.plus(late));
  }

  /**
   * Grants new calls what is free at this moment; never waits.
   *
   * @param commandsPerCall the commands that one call is expected to need, dialling included
   * @return how many may start now, from 0 to {@code wanted}
   */
  public int permitCalls(int wanted, double commandsPerCall) {
    int most = Math.min(wanted, mayStandReady() - ready.get());
    while (most > 0) {
      Optional<Integer> calls =
          plan.grant(
              most,
              planned(commandsPerCall),
              (double) limits.spacingMicros(MangoLimit.CALLBACK),
              SLACK,
              BACKLOG,
              now());
      if (calls.isPresent()) {
        return calls.get();
      }
      store.ensure(List.of(MangoPlanStore.COMMANDS, MangoPlanStore.CALLS));
    }
    return 0;
  }

  /** How many new calls stand ready on this node: a window's worth, four at the vendor's pace. */
  private int mayStandReady() {
    return limits.isLimited(MangoLimit.CALLBACK)
        ? (int) limits.places(MangoLimit.CALLBACK)
        : Integer.MAX_VALUE;
  }

  /** The room that commands take in the plan, in microseconds. */
  private double planned(double commands) {
    return commands * limits.spacingMicros(MangoLimit.ALL) / EAGER;
  }

  /**
   * Gives back what was granted and is not needed.
   *
   * @param commands negative when more are expected to be needed than were granted
   */
  public void settle(int calls, double commands) {
    double commandMicros = planned(commands);
    double callMicros = (double) calls * limits.spacingMicros(MangoLimit.CALLBACK);
    if (Math.abs(commandMicros) >= 1 || callMicros >= 1) {
      plan.giveBack(commandMicros, callMicros);
    }
  }

  @Override
  public Hold hold(String request, boolean asOfNow) {
    return circuit.hold(request, asOfNow, now(), nanos());
  }

  @Override
  public void refused(String request, Cause cause, String because) {
    circuit.open(request, cause, because, now());
  }

  /** How the budget stands: for each limit used so far, how long its queue is. */
  public PaceStatus status() {
    Map<String, Duration> queues = new TreeMap<>();
    store
        .queues(now())
        .forEach(queue -> queues.put(queue.limited(), Duration.ofNanos(queue.micros() * 1_000)));
    Optional<MangoCircuitStore.Held> held = circuit.held(now());
    return new PaceStatus(
        limits,
        queues,
        held.map(h -> Duration.ofNanos(h.micros() * 1_000)).orElse(Duration.ZERO),
        held.map(MangoCircuitStore.Held::because).orElse(null));
  }

  private Taken take(Limited limited, long ahead) {
    while (true) {
      Optional<Taken> taken = store.take(limited, ahead, late(limited), now());
      if (taken.isPresent()) {
        return taken.get();
      }
      store.ensure(limited.names());
    }
  }

  private long ahead(MangoLimit limit, boolean live) {
    if (live) {
      return AHEAD;
    }
    return limit == MangoLimit.CALLBACK ? CALLS_AHEAD * limits.spacingMicros(MangoLimit.ALL) : 0;
  }

  private static long late(Limited limited) {
    return Math.min(LATE, limited.steps().get(0));
  }

  private @Nullable Instant now() {
    return testClock == null ? null : testClock.instant();
  }

  private long nanos() {
    return testClock == null
        ? System.nanoTime()
        : Duration.between(Instant.EPOCH, testClock.instant()).toNanos();
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1_000;
  }
}
