package io.dialer.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class JobsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void aJobThatWaitsForMinutesDoesNotHoldUpStopping() throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(DATABASE.url());
    database.setUser(DATABASE.user());
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Jobs jobs = new Jobs("jobs-test", database);
    jobs.every(
        Duration.ofMinutes(1),
        "patient",
        () -> {
          waiting.countDown();
          try {
            TimeUnit.MINUTES.sleep(5);
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    jobs.start();
    assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
    long began = System.nanoTime();
    jobs.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    assertThat(interrupted.getCount()).isZero();
  }
}
