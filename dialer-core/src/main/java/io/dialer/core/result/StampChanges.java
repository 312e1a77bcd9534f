package io.dialer.core.result;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Gives changes their place in the feed, after they were committed.
 *
 * <p>Whoever holds the lock on the feed's clock stamps; others step back. Stamps never decrease, so
 * a reader who asks from the last value it saw misses nothing. No second is given more rows than
 * half a page; when more come, stamps run ahead of the clock until it has caught up.
 *
 * <p>What became of calls comes before what only waits in a queue: a list of a million numbers must
 * not hold up the results of others. The order of rows in the feed tells nothing else, since a row
 * has the last word on its number whenever it is read.
 */
public final class StampChanges {
  private static final int ROWS_PER_SECOND = ResultFeed.PAGE / 2;

  /** How many rows of a kind are stamped at a time. */
  public static final int BATCH = 5_000;

  private final Jdbi jdbi;
  private final InstantSource clock;

  public StampChanges(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Stamps what waits, up to a batch. Where nothing does, nothing is written, not even a lock: an
   * idle service leaves the disk alone.
   *
   * @return how many rows were stamped; 0 also when another node is stamping
   */
  public int runOnce() {
    return jdbi.inTransaction(
        handle -> {
          Stamps stamps = handle.attach(Stamps.class);
          stamps.hurry();
          return stamps.lockClock().map(feed -> stamp(stamps, feed)).orElse(0);
        });
  }

  private int stamp(Stamps stamps, FeedClock feed) {
    long millis = clock.instant().toEpochMilli();
    long now = Math.floorDiv(millis, 1000);
    boolean fresh = now > feed.lastSecond();
    long second = fresh ? now : feed.lastSecond();
    int rows = fresh ? 0 : feed.rowsInSecond();
    int numbers = stamps.stampNumbers(second, rows, feed.lastPosition(), ROWS_PER_SECOND, BATCH);
    if (numbers > 0) {
      int last = rows + numbers - 1;
      stamps.numbersStamped(
          second + last / ROWS_PER_SECOND,
          last % ROWS_PER_SECOND + 1,
          feed.lastPosition() + numbers);
    }
    BigDecimal exact = BigDecimal.valueOf(millis, 3).max(feed.lastPollingTime());
    int presses = stamps.stampPollingResults(exact, BATCH);
    if (presses > 0) {
      stamps.pollingStamped(exact.add(Stamps.STEP.multiply(BigDecimal.valueOf(presses))));
    }
    return numbers + presses;
  }

  /** Where the feed is. */
  public record FeedClock(
      long lastSecond, int rowsInSecond, long lastPosition, BigDecimal lastPollingTime) {}

  /** The statements of the one writer of stamps. */
  @RegisterConstructorMapper(FeedClock.class)
  interface Stamps {
    /** The least distance of two stamps of polling results: 5,000 of them make a second. */
    BigDecimal STEP = BigDecimal.valueOf(2, 4);

    /**
     * A writer that freezes, or whose network does, must not keep the others from stamping: the
     * database ends its transaction soon. And it plans anew, for the few rows that wait among
     * millions.
     */
    @SqlUpdate(
        """
        SET LOCAL idle_in_transaction_session_timeout = '2s';
        SET LOCAL plan_cache_mode = force_custom_plan
        """)
    void hurry();

    /** Takes the right to stamp; empty while another node has it, or nothing waits. */
    @SqlQuery(
        """
        SELECT * FROM feed_clock
        WHERE EXISTS (SELECT FROM numbers WHERE unstamped IS NOT NULL)
           OR EXISTS (SELECT FROM polling_results WHERE change_time IS NULL)
        FOR UPDATE SKIP LOCKED
        """)
    Optional<FeedClock> lockClock();

    // Rows that a running transaction holds are stamped in a later round.
    @SqlUpdate(
        """
        UPDATE numbers
        SET unstamped = NULL, feed_position = :lastPosition + p.n,
            change_time = :second + (:rows + p.n - 1) / :perSecond
        FROM (SELECT id, row_number() OVER (ORDER BY queued, unstamped) AS n
              FROM (SELECT id, status = 'QUEUED' AS queued, unstamped FROM numbers WHERE unstamped IS NOT NULL
                    ORDER BY (status = 'QUEUED'), unstamped LIMIT :limit FOR UPDATE SKIP LOCKED) waiting) p
        WHERE numbers.id = p.id
        """)
    int stampNumbers(
        @Bind("second") long second,
        @Bind("rows") int rows,
        @Bind("lastPosition") long lastPosition,
        @Bind("perSecond") int perSecond,
        @Bind("limit") int limit);

    @SqlUpdate(
        "UPDATE feed_clock SET last_second = :second, rows_in_second = :rows, last_position = :position")
    void numbersStamped(
        @Bind("second") long second, @Bind("rows") int rows, @Bind("position") long position);

    @SqlUpdate(
        """
        UPDATE polling_results SET change_time = :from + p.n * 0.0002
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS n
              FROM (SELECT id FROM polling_results WHERE change_time IS NULL
                    ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED) waiting) p
        WHERE polling_results.id = p.id
        """)
    int stampPollingResults(@Bind("from") BigDecimal from, @Bind("limit") int limit);

    @SqlUpdate("UPDATE feed_clock SET last_polling_time = :last")
    void pollingStamped(@Bind("last") BigDecimal last);
  }
}
