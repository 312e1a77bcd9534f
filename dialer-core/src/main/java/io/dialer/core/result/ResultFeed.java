package io.dialer.core.result;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Step 8 of a call's life: results are read, in the order in which they became visible.
 *
 * <p>Every stream must be read inside a transaction and closed; rows are fetched as they are read.
 */
@RegisterRowMapper(ResultRowMapper.class)
@RegisterConstructorMapper(PollingResultRow.class)
public interface ResultFeed {

  /** Numbers with what {@link ResultRowMapper} reads of them. */
  String ROWS =
      """
      SELECT n.id, n.task_id, n.phone_id, n.phone, n.call_ref, t.inner_num, n.result, n.out_dial_state,
             n.in_dial_state, n.state, n.last_leg, n.cause, n.params, n.change_time, n.feed_position,
             n.count_try, n.time_call_allow, n.close_time
      FROM numbers n JOIN tasks t ON t.id = n.task_id
      """;

  /** The most rows of one page. */
  int PAGE = 10_000;

  /**
   * Has this transaction wait for a reader who is slow; the database ends others that stand still.
   */
  @SqlUpdate("SET LOCAL idle_in_transaction_session_timeout = '60s'")
  void waitForReaders();

  /** Numbers that changed at or after {@code changeTime} (Unix seconds), oldest change first. */
  @SqlQuery(
      ROWS
          + """
      WHERE n.change_time >= :changeTime AND n.feed_position > 0
      ORDER BY n.change_time, n.feed_position LIMIT :limit
      """)
  @FetchSize(1000)
  Stream<ResultRow> since(@Bind("changeTime") long changeTime, @Bind("limit") int limit);

  /**
   * Numbers that stand behind a place in the feed: a reader with a cursor sees no change twice. A
   * number that has changed again leaves its place and comes at its next one; at the old one it
   * would show the new change early, and then once more.
   */
  @SqlQuery(
      ROWS
          + """
      WHERE (n.change_time, n.feed_position) > (:changeTime, :position) AND n.unstamped IS NULL
      ORDER BY n.change_time, n.feed_position LIMIT :limit
      """)
  @FetchSize(1000)
  Stream<ResultRow> after(
      @Bind("changeTime") long changeTime,
      @Bind("position") long position,
      @Bind("limit") int limit);

  /** All numbers of a task, in the order of its list. */
  @SqlQuery(
      ROWS
          + """
      WHERE n.task_id = :taskId ORDER BY n.id
      """)
  @FetchSize(1000)
  Stream<ResultRow> ofTask(@Bind("taskId") long taskId);

  /** Key presses recorded at or after {@code changeTime} (Unix seconds with a fraction). */
  @SqlQuery(
      """
      SELECT * FROM polling_results WHERE change_time >= :changeTime ORDER BY change_time LIMIT :limit
      """)
  @FetchSize(1000)
  Stream<PollingResultRow> pollingSince(
      @Bind("changeTime") BigDecimal changeTime, @Bind("limit") int limit);

  /** Key presses recorded after {@code changeTime}: a reader with a cursor sees none twice. */
  @SqlQuery(
      """
      SELECT * FROM polling_results WHERE change_time > :changeTime ORDER BY change_time LIMIT :limit
      """)
  @FetchSize(1000)
  Stream<PollingResultRow> pollingAfter(
      @Bind("changeTime") BigDecimal changeTime, @Bind("limit") int limit);

  /** All key presses recorded for a task. */
  @SqlQuery("SELECT * FROM polling_results WHERE task_id = :taskId ORDER BY id")
  @FetchSize(1000)
  Stream<PollingResultRow> pollingOfTask(@Bind("taskId") long taskId);
}
