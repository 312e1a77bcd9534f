package io.dialer.mango.webhook;

import io.dialer.core.retention.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the table of webhooks in order: makes the partitions of the days to come, drops the old
 * ones, and deletes row by row only where an old one holds webhooks that are still needed.
 */
public final class InboxRetention {
  private static final Logger LOG = LoggerFactory.getLogger(InboxRetention.class);

  /** Long enough for a weekend without a node that runs; then others take what comes. */
  private static final int DAYS_AHEAD = 3;

  /** Webhooks that failed are kept for an operator, if only for so long. */
  static final Duration FAILED_KEPT = Duration.ofDays(30);

  private final InboxDays days;
  private final Duration kept;
  private final InstantSource clock;
  private final Retention rows;

  /**
   * @param kept how long webhooks are kept that are done with; in whole days, so up to a day longer
   */
  public InboxRetention(Jdbi jdbi, Duration kept, Retention.Pause pause, InstantSource clock) {
    this.days = jdbi.onDemand(InboxDays.class);
    this.kept = kept;
    this.clock = clock;
    this.rows =
        new Retention(
            List.of(new Retention.Rule("webhooks", kept, this::deleteRows)), pause, clock);
  }

  /**
   * Makes, drops and deletes what is to be now.
   *
   * @throws InterruptedException when the node stops
   */
  public void runOnce() throws InterruptedException {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      attempt("made for " + day, () -> days.make(day));
    }
    for (String name : days.unneeded(now.minus(kept), failedBefore(now))) {
      attempt("dropped: " + name, () -> days.drop(name, failedBefore(now)));
    }
    rows.runOnce();
  }

  private Instant failedBefore(Instant now) {
    return now.minus(kept.compareTo(FAILED_KEPT) > 0 ? kept : FAILED_KEPT);
  }

  private int deleteRows(Instant before, int limit) {
    return days.delete(before, failedBefore(clock.instant()), limit);
  }

  /** The table's locks may not be had within a second; webhooks go before keeping order. */
  private static void attempt(String what, BooleanSupplier work) {
    try {
      if (work.getAsBoolean()) {
        LOG.info("partition of webhooks {}", what);
      }
    } catch (RuntimeException e) {
      LOG.warn("no partition of webhooks {} now; the next run tries again", what, e);
    }
  }
}
