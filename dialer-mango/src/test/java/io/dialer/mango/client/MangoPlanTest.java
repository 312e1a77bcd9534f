package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New calls start as fast as they can be served, and hardly faster. */
class MangoPlanTest extends PacedNodes {
  /** A command's room in the plan, which runs a twentieth faster than requests are sent. */
  private static final Duration PLANNED = Duration.ofNanos(SPACING.toNanos() * 100 / 105);

  /** The plan makes up for so much time in which nobody asked. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  @Test
  void whatIsGivenBackCanBePermittedAtOnce() {
    assertThat(pace.permitCalls(1, 24)).isEqualTo(1);
    assertThat(pace.permitCalls(1, 24)).isZero();
    pace.settle(1, 24);
    assertThat(pace.permitCalls(1, 3)).isEqualTo(1);
    pace.settle(0, -20);
    clock.move(PLANNED.multipliedBy(23).minus(SLACK).minusMillis(1));
    assertThat(pace.permitCalls(1, 1)).as("23 commands are being served").isZero();
    clock.move(Duration.ofMillis(1));
    assertThat(pace.permitCalls(1, 1)).isEqualTo(1);
  }

  @Test
  void callsThatNeedLittleFillWhatLongPollsLeave() {
    double commands = 0;
    int calls = 0;
    Instant end = clock.instant().plusSeconds(60);
    while (clock.instant().isBefore(end)) {
      if (pace.permitCalls(1, 3.5) == 1) {
        double needed = calls % 2 == 0 ? 1 : 6;
        pace.settle(0, 3.5 - needed);
        commands += needed;
        calls++;
      }
      clock.move(Duration.ofMillis(50));
    }
    assertThat(commands).isBetween(0.97 * 60 * 10, 1.07 * 60 * 10);
    assertThat(calls).isGreaterThan(165);
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
      assertThat(granted).as("a second's worth of callbacks").isEqualTo(4);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest(name = "a tick every {0} ms")
  @ValueSource(ints = {13, 50, 100, 250})
  void callsStartNoFasterThanCallbacksMay(int tickMillis) {
    List<Instant> started = start(1, tickMillis, Duration.ofSeconds(20));
    assertThat(started).hasSizeBetween(78, 84);
    assertAtMost(8, started, Duration.ofSeconds(1));
  }

  @Test
  void callsStartHardlyFasterThanTheirCommandsCanBeServed() {
    List<Instant> started = start(8, 100, Duration.ofSeconds(84));
    assertThat(started).hasSizeBetween(107, 112);
    assertAtMost(3, started, Duration.ofSeconds(1));
  }

  @Test
  void noCallStartsWhileLiveCommandsWait() throws InterruptedException {
    MangoPace live = waitingWith(time -> {});
    for (int i = 0; i < 7; i++) {
      live.pass(MangoLimit.ALL, true);
    }
    assertThat(pace.permitCalls(5, 1)).isZero();
    clock.move(Duration.ofSeconds(1));
    assertThat(pace.permitCalls(5, 1)).isEqualTo(4);
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
}
