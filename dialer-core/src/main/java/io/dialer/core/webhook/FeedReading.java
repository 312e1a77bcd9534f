package io.dialer.core.webhook;

import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultRow;
import io.dialer.core.result.StampChanges.FeedClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** How webhooks read the feeds, and what of it is to be delivered. */
interface FeedReading {

  /**
   * A webhook and up to where its feeds were read.
   *
   * @param resultsTime the last {@code changeTime} of results
   * @param resultsPosition the place among those of that time
   * @param pollingTime the last {@code changeTime} of polling results
   */
  record Reader(
      long id,
      boolean results,
      boolean pollingResults,
      @Nullable Long taskId,
      @Nullable Long campaignId,
      long resultsTime,
      long resultsPosition,
      BigDecimal pollingTime) {}

  /** A changed number, and whether the webhook is about it. */
  record ReadResult(@Nested ResultRow row, boolean wanted) {}

  /** A recorded key, and whether the webhook is about it. */
  record ReadKey(@Nested PollingResultRow row, boolean wanted) {}

  /** A change as it waits for its delivery. */
  record Gathered(
      Delivery.Event event, long position, long taskId, String phoneId, String rowJson) {}

  /** Webhooks for which there is something to read. */
  @SqlQuery(
      """
      SELECT w.id FROM webhooks w CROSS JOIN feed_clock f
      WHERE w.active AND ((w.results AND w.results_position < f.last_position)
                          OR (w.polling_results AND w.polling_time < f.last_polling_time))
      ORDER BY w.id
      """)
  List<Long> behind();

  /** Takes the right to read on behalf of a webhook; empty while another node has it. */
  @SqlQuery("SELECT * FROM webhooks WHERE id = :id AND active FOR NO KEY UPDATE SKIP LOCKED")
  @RegisterConstructorMapper(Reader.class)
  Optional<Reader> lock(@Bind("id") long id);

  /** How far the feeds are. To be asked after {@link #lock}, or it may be behind the reader. */
  @SqlQuery("SELECT * FROM feed_clock")
  @RegisterConstructorMapper(FeedClock.class)
  FeedClock clock();

  @SqlQuery("SELECT count(*) FROM webhook_deliveries WHERE webhook_id = :id AND state <> 'DEAD'")
  int waiting(@Bind("id") long id);

  /**
   * Changed numbers behind the reader's place. What was stamped after the clock comes later, and so
   * does what has changed again and waits for its stamp.
   */
  @SqlQuery(
      """
      SELECT n.*, t.inner_num,
             (CAST(:taskId AS bigint) IS NULL OR n.task_id = :taskId)
               AND (CAST(:campaignId AS bigint) IS NULL OR t.campaign_id = :campaignId) AS wanted
      FROM numbers n JOIN tasks t ON t.id = n.task_id
      WHERE (n.change_time, n.feed_position) > (:resultsTime, :resultsPosition)
        AND (n.change_time, n.feed_position) <= (:lastSecond, :lastPosition)
        AND n.unstamped IS NULL
      ORDER BY n.change_time, n.feed_position LIMIT :limit
      """)
  @RegisterConstructorMapper(ReadResult.class)
  List<ReadResult> results(
      @BindMethods Reader reader, @BindMethods FeedClock clock, @Bind("limit") int limit);

  /** Recorded keys behind the reader's place. Those of deleted tasks belong to no campaign. */
  @SqlQuery(
      """
      SELECT p.*,
             (CAST(:taskId AS bigint) IS NULL OR p.task_id = :taskId)
               AND (CAST(:campaignId AS bigint) IS NULL OR t.campaign_id IS NOT DISTINCT FROM :campaignId) AS wanted
      FROM polling_results p LEFT JOIN tasks t ON t.id = p.task_id
      WHERE p.change_time > :pollingTime AND p.change_time <= :lastPollingTime
      ORDER BY p.change_time LIMIT :limit
      """)
  @RegisterConstructorMapper(ReadKey.class)
  List<ReadKey> keys(
      @BindMethods Reader reader, @BindMethods FeedClock clock, @Bind("limit") int limit);

  /** Has changes delivered, in this order; one that is waiting already is not added again. */
  @SqlUpdate(
      """
      INSERT INTO webhook_deliveries (webhook_id, event, position, task_id, phone_id, row_json, state, due_at)
      SELECT :id, c.event, c.position, c.task_id, c.phone_id, c.row_json, 'WAITING', :now
      FROM unnest(:events, :positions, :taskIds, :phoneIds, :rows)
             WITH ORDINALITY AS c (event, position, task_id, phone_id, row_json, place)
      ORDER BY c.place
      ON CONFLICT DO NOTHING
      """)
  void add(
      @Bind("id") long id,
      @Bind("events") String[] events,
      @Bind("positions") Long[] positions,
      @Bind("taskIds") Long[] taskIds,
      @Bind("phoneIds") String[] phoneIds,
      @Bind("rows") String[] rows,
      @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE webhooks SET results_time = :time, results_position = :position WHERE id = :id
      """)
  void resultsRead(@Bind("id") long id, @Bind("time") long time, @Bind("position") long position);

  @SqlUpdate("UPDATE webhooks SET polling_time = :time WHERE id = :id")
  void keysRead(@Bind("id") long id, @Bind("time") @Nullable BigDecimal time);
}
