package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.TestClock;
import io.dialer.mango.client.RequestGate.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Requests keep the limits, and one another's turns. */
class MangoPaceTest extends PacedNodes {
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
  void aNewCallTakesOneOfTheNextTwoMomentsAndNoneBeyond() throws InterruptedException {
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
            "live after 101",
            "live after 202",
            "live after 303",
            "call waits 202",
            "call waits 202");
  }

  @Test
  void manyNodesShareOneBudget() throws Exception {
    List<Instant> sent = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(7);
    try {
      for (int round = 0; round < 10; round++) {
        List<Callable<Duration>> work = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
          work.add(this::reserve);
        }
        for (Future<Duration> future : threads.invokeAll(work)) {
          sent.add(clock.instant().plus(future.get()));
        }
        clock.move(SPACING.multipliedBy(7));
      }
    } finally {
      threads.shutdownNow();
    }
    sent.sort(Instant::compareTo);
    assertThat(sent).hasSize(70).doesNotHaveDuplicates();
    assertAtMost(10, sent, Duration.ofSeconds(1));
    assertThat(sent.get(69)).isBeforeOrEqualTo(TestClock.START.plus(SPACING.multipliedBy(69)));
  }

  @Test
  void whoArrivedLateKeepsItsPlaceForAWholeSecondMore() throws InterruptedException {
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Turn turn = pace.turn(MangoLimit.ALL, true).orElseThrow();
      sent.add(clock.instant());
      if (i == 1) {
        clock.move(Duration.ofMillis(60));
        turn.over(Duration.ofMillis(60));
      } else {
        turn.over(Duration.ZERO);
      }
    }
    assertThat(Duration.between(sent.get(2), sent.get(10)))
        .as("nobody else is held up")
        .isBetween(Duration.ofMillis(805), Duration.ofMillis(815));
    assertThat(Duration.between(sent.get(1).plusMillis(60), sent.get(11)))
        .as("a second after the late arrival")
        .isBetween(Duration.ofMillis(1000), Duration.ofMillis(1001));
  }

  @Test
  void aPlaceIsNotGivenAwayBeforeItsRequestIsOver() throws InterruptedException {
    Turn slow = pace.turn(MangoLimit.ALL, true).orElseThrow();
    Instant first = clock.instant();
    for (int i = 1; i < 10; i++) {
      assertThat(pace.pass(MangoLimit.ALL, true)).isTrue();
    }
    List<Duration> waits = new ArrayList<>();
    waitingWith(
            wait -> {
              waits.add(wait);
              clock.move(wait);
              if (waits.size() == 20) {
                slow.over(Duration.ofMillis(30));
              }
            })
        .pass(MangoLimit.ALL, true);
    assertThat(waits.subList(0, 20)).containsOnly(Duration.ofMillis(20));
    assertThat(clock.instant()).isAfterOrEqualTo(first.plusMillis(900 + 400 + 1000));
  }

  @Test
  void aRequestWhoseNodeDiedHoldsItsPlaceForAFewSecondsOnly() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      assertThat(pace.turn(MangoLimit.ALL, true)).isPresent();
    }
    Instant before = clock.instant();
    assertThat(pace.pass(MangoLimit.ALL, true)).isTrue();
    assertThat(Duration.between(before, clock.instant())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aJourneyThatIsAlwaysLongMakesNobodyLate() throws InterruptedException {
    Duration journey = Duration.ofMillis(80);
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Turn turn = pace.turn(MangoLimit.ALL, true).orElseThrow();
      sent.add(clock.instant());
      clock.move(journey);
      turn.over(journey);
    }
    assertThat(Duration.between(sent.get(15), sent.get(35)))
        .isBetween(SPACING.multipliedBy(20).minusMillis(2), SPACING.multipliedBy(20).plusMillis(2));
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
  void worksOnTheDatabasesClock() throws InterruptedException {
    MangoPace real = new MangoPace(DATABASE.jdbi(), limits);
    long start = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      assertThat(real.pass(MangoLimit.ALL, i % 2 == 0)).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    assertThat(real.permitCalls(3, 1)).isEqualTo(3);
  }

  /** The wait that a standing clock gives to one more request. */
  private Duration reserve() throws InterruptedException {
    List<Duration> waits = new ArrayList<>();
    MangoPace noting = new MangoPace(DATABASE.jdbi(), limits, waits::add, clock);
    assertThat(noting.pass(MangoLimit.ALL, true)).isTrue();
    return waits.get(0);
  }
}
