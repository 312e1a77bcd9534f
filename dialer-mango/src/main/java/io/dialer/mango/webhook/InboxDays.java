package io.dialer.mango.webhook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The partitions of the table of webhooks, one for each day in UTC. */
interface InboxDays {

  /**
   * Makes the partition of a day, and moves into it what came before it was made.
   *
   * @return false when the day has one
   */
  @SqlQuery("SELECT mango_inbox_make_day(:day)")
  boolean make(@Bind("day") LocalDate day);

  /**
   * The partitions that nobody needs.
   *
   * @param before only those that end before this moment
   * @param failedBefore webhooks that failed are needed when they came since then
   */
  @SqlQuery(
      """
      SELECT name FROM mango_inbox_days
      WHERE until <= :before AND NOT mango_inbox_is_needed(since, until, :failedBefore)
      ORDER BY until
      """)
  List<String> unneeded(@Bind("before") Instant before, @Bind("failedBefore") Instant failedBefore);

  /** Drops a partition; false when it came to be needed meanwhile. */
  @SqlQuery("SELECT mango_inbox_drop_day(:name, :failedBefore)")
  boolean drop(@Bind("name") String name, @Bind("failedBefore") Instant failedBefore);

  /** Deletes old webhooks that are done with, from partitions that cannot be dropped. */
  @SqlUpdate(
      """
      DELETE FROM mango_inbox
      WHERE received_at < :before
        AND (id, received_at) IN (SELECT id, received_at FROM mango_inbox
                                  WHERE due_at IS NULL AND received_at < :before
                                    AND (outcome <> 'FAILED' OR received_at < :failedBefore)
                                  ORDER BY received_at
                                  LIMIT :limit
                                  FOR UPDATE SKIP LOCKED)
      """)
  int delete(
      @Bind("before") Instant before,
      @Bind("failedBefore") Instant failedBefore,
      @Bind("limit") int limit);
}
