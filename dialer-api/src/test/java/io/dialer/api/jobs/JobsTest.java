package io.dialer.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class JobsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static PGSimpleDataSource database(BooleanSupplier gone) {
    PGSimpleDataSource database =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            if (gone.getAsBoolean()) {
              throw new SQLException("The database is gone");
            }
            return super.getConnection();
          }
        };
    database.setUrl(DATABASE.url());
    database.setUser(DATABASE.user());
    return database;
  }

  /** Quartz writes down the end of a job until it can, and would wait for that when it stops. */
  @Test
  void aDatabaseThatIsGoneDoesNotHoldUpStopping() throws Exception {
    AtomicBoolean gone = new AtomicBoolean();
    CountDownLatch refused = new CountDownLatch(2);
    CountDownLatch working = new CountDownLatch(1);
    Jobs jobs =
        new Jobs(
            "outage-test",
            database(
                () -> {
                  if (gone.get()) {
                    refused.countDown();
                  }
                  return gone.get();
                }));
    jobs.every(
        Duration.ofMinutes(1),
        "overtaken",
        () -> {
          working.countDown();
          Lab.await("the database is gone", gone::get);
        });
    jobs.start();
    assertThat(working.await(30, TimeUnit.SECONDS)).isTrue();
    gone.set(true);
    assertThat(refused.await(30, TimeUnit.SECONDS)).as("the end was tried again").isTrue();
    assertTimeoutPreemptively(Duration.ofSeconds(30), jobs::stop);
  }

  @Test
  void aJobThatWaitsForMinutesDoesNotHoldUpStopping() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Jobs jobs = new Jobs("jobs-test", database(() -> false));
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
