package io.dialer.core.database;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are run again when the database undid them through no fault of theirs. Only for
 * work that does nothing but read and write rows: whatever else it did would be done twice.
 */
public final class Repeated {
  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
  private static final int TIMES = 5;

  /** Nodes that met in a deadlock must not meet again in step. */
  private static final double JITTER = 0.5;

  private static final RetryPolicy<Object> RACES =
      RetryPolicy.builder()
          .handleIf(Repeated::isLostRace)
          .withMaxAttempts(TIMES)
          .withBackoff(Duration.ofMillis(10), Duration.ofMillis(200))
          .withJitter(JITTER)
          .onRetry(
              e -> LOG.debug("a transaction lost a race and is repeated", e.getLastException()))
          .build();

  private Repeated() {}

  /** Runs a transaction, up to five times when it loses to others; then its failure is thrown. */
  public static <T> T inTransaction(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
    return Failsafe.with(RACES).get(() -> jdbi.inTransaction(work));
  }

  /**
   * Does what must not be lost, until it succeeds: a database that is away is waited for. A
   * transaction may have been committed although its connection broke before the answer came, so it
   * has to be one that changes nothing when it is done twice.
   *
   * @param atMost how long to try; then the last failure is thrown
   */
  public static <T> T patiently(Duration atMost, Supplier<T> work) {
    RetryPolicy<Object> patience =
        RetryPolicy.builder()
            .handleIf(failure -> DatabaseTrouble.of(failure).isPresent())
            .withMaxAttempts(-1)
            .withMaxDuration(atMost)
            .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(2))
            .withJitter(JITTER)
            .build();
    return Failsafe.with(patience).get(work::get);
  }

  private static boolean isLostRace(Throwable failure) {
    return DatabaseTrouble.of(failure).filter(t -> t == DatabaseTrouble.LOST_RACE).isPresent();
  }
}
