package io.dialer.core.result;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that freezes while it stamps does not keep the others from it. */
class FrozenWriterTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(5);

  @Test
  void anotherNodeStampsWithinFiveSeconds() throws Exception {
    TestEngine engine = new TestEngine(DATABASE);
    aTask().withNumbers("9260000001").save(engine.createTask);
    CountDownLatch holdsTheClock = new CountDownLatch(1);
    CountDownLatch thawed = new CountDownLatch(1);
    InstantSource frozen =
        () -> {
          holdsTheClock.countDown();
          await(thawed);
          return engine.clock.instant();
        };
    StampChanges freezing = new StampChanges(DATABASE.jdbi(), frozen);
    CompletableFuture<Integer> lost = CompletableFuture.supplyAsync(freezing::runOnce);
    await(holdsTheClock);
    assertThat(engine.stampChanges.runOnce()).as("the frozen node holds the lock").isZero();

    long before = System.nanoTime();
    while (engine.stampChanges.runOnce() == 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TAKEN_OVER_WITHIN);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }

    thawed.countDown();
    assertThat(lost.handle((stamped, failure) -> failure != null).get(10, TimeUnit.SECONDS))
        .as("the frozen node's transaction was ended")
        .isTrue();
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE unstamped IS NOT NULL")).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
