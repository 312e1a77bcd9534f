package io.dialer.core.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is no longer kept, so that nobody notices: a batch at a time, each a transaction of
 * its own that skips locked rows, with a pause after each. What does not fit into one run is left
 * to the next.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration LONGEST_RUN = Duration.ofMinutes(1);
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);
  static final int BATCH = 1_000;

  /** Deletes one batch. */
  @FunctionalInterface
  public interface Deletion {
    /**
     * Deletes the oldest rows, in one transaction.
     *
     * @param before only rows whose time was before this moment
     * @param limit how many at most
     * @return how many it deleted; 0 when there are no more
     */
    int delete(Instant before, int limit);
  }

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  /**
   * One kind of rows.
   *
   * @param what its name, for the log
   * @param kept for how long
   */
  public record Rule(String what, Duration kept, Deletion deletion) {}

  private final List<Rule> rules;
  private final Pause pause;
  private final InstantSource clock;

  public Retention(List<Rule> rules, Pause pause, InstantSource clock) {
    this.rules = List.copyOf(rules);
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Deletes for a minute at most, a batch of each kind in turn.
   *
   * @return how many rows of each kind were deleted; kinds without any are left out
   * @throws InterruptedException when the node stops; what was deleted stays deleted
   */
  public Map<String, Integer> runOnce() throws InterruptedException {
    Instant now = clock.instant();
    Map<String, Integer> deleted = new LinkedHashMap<>();
    try {
      List<Rule> left = new ArrayList<>(rules);
      while (!left.isEmpty() && clock.instant().isBefore(now.plus(LONGEST_RUN))) {
        left.removeIf(rule -> batch(rule, now, deleted) == 0);
        pause.pause(BETWEEN_BATCHES);
      }
    } finally {
      if (!deleted.isEmpty()) {
        LOG.info("deleted what is no longer kept: {}", deleted);
      }
    }
    return deleted;
  }

  private static int batch(Rule rule, Instant now, Map<String, Integer> deleted) {
    try {
      int rows = rule.deletion().delete(now.minus(rule.kept()), BATCH);
      if (rows > 0) {
        deleted.merge(rule.what(), rows, Integer::sum);
      }
      return rows;
    } catch (RuntimeException e) {
      LOG.warn("old {} could not be deleted now; the next run tries again", rule.what(), e);
      return 0;
    }
  }
}
