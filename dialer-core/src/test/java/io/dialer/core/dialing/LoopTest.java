package io.dialer.core.dialing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {
  private final BlockingQueue<Long> rounds = new LinkedBlockingQueue<>();

  private Duration round(Duration pause) {
    rounds.add(System.nanoTime());
    return pause;
  }

  private long next() throws InterruptedException {
    Long at = rounds.poll(1, TimeUnit.MINUTES);
    assertThat(at).as("the loop goes on").isNotNull();
    return at;
  }

  @Test
  void aWakeEndsThePause() throws InterruptedException {
    try (Loop loop = new Loop("waking", () -> round(Duration.ofDays(1))).start()) {
      next();
      loop.wake();
      next();
    }
  }

  @Test
  void whatWakesItWithinAMomentIsDoneByOneRound() throws InterruptedException {
    Duration moment = Duration.ofMillis(300);
    try (Loop loop = new Loop("gathering", () -> round(Duration.ofDays(1))).gathering(moment)) {
      loop.start();
      long first = next();
      for (int i = 0; i < 100; i++) {
        loop.wake();
      }
      assertThat(Duration.ofNanos(next() - first)).isGreaterThanOrEqualTo(moment);
      assertThat(rounds).isEmpty();
    }
  }

  @Test
  void aRoundThatHasMoreToDoIsFollowedAtOnce() throws InterruptedException {
    Loop loop = new Loop("busy", () -> round(Duration.ZERO)).gathering(Duration.ofDays(1));
    try (loop) {
      loop.start();
      next();
      next();
    }
  }
}
