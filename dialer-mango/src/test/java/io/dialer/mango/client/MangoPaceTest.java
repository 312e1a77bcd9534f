package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.mango.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MangoPaceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static Jdbi jdbi;

  private final TestClock clock = new TestClock();
  private final MangoLimits limits = MangoLimits.withOverrides(Map.of());
  private MangoPace pace;

  /** One connection for all that happens in one thread: a tick is then quick. */
  @BeforeAll
  static void connect() {
    Handle handle = DATABASE.jdbi().open();
    jdbi = Jdbi.create(handle.getConnection()).installPlugin(new SqlObjectPlugin());
  }

  @BeforeEach
  void clear() {
    DATABASE.clear();
    pace = node(limits);
  }

  @Test
  void noSlidingSecondHoldsMoreThanTheLimit() throws InterruptedException {
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      assertThat(pace.pass(MangoLimit.ALL, true)).isTrue();
      sent.add(clock.instant());
      clock.move(Duration.ofMillis(i * 7 % 60));
    }
    assertAtMost(10, sent, Duration.ofSeconds(1));
    assertThat(Duration.between(sent.get(0), sent.get(49))).isLessThan(Duration.ofMillis(5400));
  }

  @Test
  void callbacksAndRoutesKeepTheirOwnLimitsToo() throws InterruptedException {
    List<Instant> callbacks = new ArrayList<>();
    List<Instant> routes = new ArrayList<>();
    List<Instant> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean route = i % 8 == 0;
      assertThat(pace.pass(route ? MangoLimit.ROUTE : MangoLimit.CALLBACK, route)).isTrue();
      (route ? routes : callbacks).add(clock.instant());
      all.add(clock.instant());
    }
    assertAtMost(4, callbacks, Duration.ofSeconds(1));
    assertAtMost(1, routes, Duration.ofSeconds(2));
    assertAtMost(10, all, Duration.ofSeconds(1));
  }

  @Test
  void aRouteThatWaitsForItsTurnTakesNothingFromTheOthers() throws InterruptedException {
    pace.pass(MangoLimit.ROUTE, true);
    MangoPace impatient =
        new MangoPace(jdbi, limits, time -> clock.move(Duration.ofMinutes(-1)), clock);
    assertThat(impatient.pass(MangoLimit.ROUTE, true)).isFalse();
    assertThat(pace.status().queues().get("all")).isLessThan(Duration.ofMillis(106));
  }

  @Test
  void aNewCallDoesNotQueueBeforeLiveCommands() throws InterruptedException {
    List<String> order = new ArrayList<>();
    MangoPace live = waitingWith(time -> order.add("live after " + time.toMillis()));
    for (int i = 0; i < 4; i++) {
      live.pass(MangoLimit.ALL, true);
    }
    MangoPace callback =
        waitingWith(
            time -> {
              order.add("call waits " + time.toMillis());
              clock.move(time);
            });
    callback.pass(MangoLimit.CALLBACK, false);
    assertThat(order)
        .containsExactly(
            "live after 0",
            "live after 105",
            "live after 210",
            "live after 315",
            "call waits 420",
            "call waits 0");
  }

  @Test
  void manyNodesShareOneBudget() throws Exception {
    List<Instant> sent = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<Duration>>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        work.add(() -> reserve(25));
      }
      for (Future<List<Duration>> future : threads.invokeAll(work)) {
        future.get().forEach(wait -> sent.add(TestClock.START.plus(wait)));
      }
    } finally {
      threads.shutdownNow();
    }
    sent.sort(Instant::compareTo);
    assertThat(sent).hasSize(200).doesNotHaveDuplicates();
    assertAtMost(10, sent, Duration.ofSeconds(1));
    assertThat(sent.get(199)).isEqualTo(TestClock.START.plusMillis(199 * 105));
  }

  @Test
  void aPermissionIsGivenToOneOfManyNodes() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        MangoPace node = new MangoPace(DATABASE.jdbi(), limits, clock::move, clock);
        work.add(() -> node.permitCalls(10, 1));
      }
      int granted = 0;
      for (Future<Integer> future : threads.invokeAll(work)) {
        granted += future.get();
      }
      assertThat(granted).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest(name = "a tick every {0} ms")
  @ValueSource(ints = {13, 50, 100, 250})
  void callsStartNoFasterThanCallbacksMay(int tickMillis) {
    List<Instant> started = start(1, tickMillis, Duration.ofSeconds(20));
    assertAtMost(4, started, Duration.ofSeconds(1));
    assertThat(started).hasSizeGreaterThan(tickMillis < 100 ? 70 : 60);
  }

  @Test
  void callsStartNoFasterThanTheirCommandsCanBeServed() {
    List<Instant> started = start(8, 100, Duration.ofSeconds(84));
    assertThat(started).hasSizeBetween(99, 101);
    assertAtMost(2, started, Duration.ofSeconds(1));
  }

  @Test
  void noCallStartsWhileLiveCommandsWait() throws InterruptedException {
    MangoPace live = waitingWith(time -> {});
    for (int i = 0; i < 7; i++) {
      live.pass(MangoLimit.ALL, true);
    }
    assertThat(pace.permitCalls(5, 1)).isZero();
    clock.move(Duration.ofSeconds(1));
    assertThat(pace.permitCalls(5, 1)).isEqualTo(1);
  }

  @Test
  void withoutLimitsEverythingPassesAtOnce() throws InterruptedException {
    MangoPace free = node(new MangoLimits(Map.of()));
    for (int i = 0; i < 100; i++) {
      assertThat(free.pass(MangoLimit.CALLBACK, false)).isTrue();
    }
    assertThat(free.permitCalls(100, 10)).isEqualTo(100);
    assertThat(clock.instant()).isEqualTo(TestClock.START);
  }

  @Test
  void callsAreHeldBackForTwoMinutesOnAllNodes() {
    pace.holdNewCalls("a test");
    assertThat(node(limits).permitCalls(1, 1)).isZero();
    assertThat(pace.status().callsHeld()).isEqualTo(Duration.ofMinutes(2));
    clock.move(Duration.ofSeconds(60));
    pace.holdNewCalls("once more, which changes nothing");
    clock.move(Duration.ofSeconds(59));
    assertThat(pace.permitCalls(1, 1)).isZero();
    clock.move(Duration.ofSeconds(1));
    assertThat(pace.permitCalls(1, 1)).isEqualTo(1);
    assertThat(pace.status().callsHeld()).isZero();
  }

  @Test
  void worksOnTheDatabasesClock() throws InterruptedException {
    MangoPace real = new MangoPace(DATABASE.jdbi(), limits);
    long start = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      assertThat(real.pass(MangoLimit.ALL, i % 2 == 0)).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(310));
    assertThat(real.permitCalls(3, 1)).isEqualTo(1);
  }

  private List<Instant> start(int commandsPerCall, int tickMillis, Duration time) {
    List<Instant> started = new ArrayList<>();
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      int calls = pace.permitCalls(100, commandsPerCall);
      for (int i = 0; i < calls; i++) {
        started.add(clock.instant());
      }
      clock.move(Duration.ofMillis(tickMillis));
    }
    return started;
  }

  /** The waits that a standing clock gives to one request after the other. */
  private List<Duration> reserve(int times) throws InterruptedException {
    List<Duration> waits = new ArrayList<>();
    MangoPace noting = new MangoPace(DATABASE.jdbi(), limits, waits::add, clock);
    for (int i = 0; i < times; i++) {
      noting.pass(MangoLimit.ALL, true);
    }
    return waits;
  }

  private MangoPace node(MangoLimits limits) {
    return new MangoPace(jdbi, limits, clock::move, clock);
  }

  private MangoPace waitingWith(Waiter waiter) {
    return new MangoPace(jdbi, limits, waiter, clock);
  }

  private static void assertAtMost(int limit, List<Instant> moments, Duration window) {
    for (int i = limit; i < moments.size(); i++) {
      assertThat(Duration.between(moments.get(i - limit), moments.get(i)))
          .as("from request %d to %d", i - limit, i)
          .isGreaterThanOrEqualTo(window);
    }
  }
}
