package io.dialer.mango.webhook;

import io.dialer.core.database.Plans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The webhooks, as they came and what became of them. */
interface InboxStore {

  /** A webhook that is due. */
  record Row(long id, String path, String body, Instant receivedAt, int tries) {}

  /** Reads a row of {@link #claimDue}. */
  final class InboxRowMapper implements RowMapper<Row> {
    @Override
    public Row map(ResultSet row, StatementContext context) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getString("path"),
          row.getString("body"),
          row.getTimestamp("received_at").toInstant(),
          row.getInt("tries"));
    }
  }

  /** Stores webhooks that came together, in their order. */
  @SqlUpdate(
      """
      INSERT INTO mango_inbox (path, body, received_at, due_at)
      SELECT path, body, :now, :now
      FROM unnest(:paths, :bodies) WITH ORDINALITY AS w (path, body, n)
      ORDER BY n
      """)
  void insert(
      @Bind("paths") String[] paths, @Bind("bodies") String[] bodies, @Bind("now") Instant now);

  /**
   * Begins a transaction that plans by index ({@link Plans#byIndex}). Whether it may apply; false
   * while that of another node does. A node that freezes must not keep the others from it: the
   * database ends its transaction soon.
   */
  @SqlQuery(
      """
      SELECT pg_try_advisory_xact_lock(hashtextextended('applying webhooks', 0))
      FROM set_config('idle_in_transaction_session_timeout', '2s', true) AS not_for_long,
      """
          + Plans.BY_INDEX)
  boolean begin();

  /**
   * The next webhooks to apply, those first that are due longest; rows that somebody holds are
   * skipped. This is the order of an index that holds none but those that wait, so nothing is read
   * of all the others of the day.
   */
  @SqlQuery(
      """
      SELECT id, path, body, received_at, tries FROM mango_inbox
      WHERE due_at <= :now
      ORDER BY due_at, id
      LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """)
  @RegisterRowMapper(InboxRowMapper.class)
  List<Row> claimDue(@Bind("now") Instant now, @Bind("limit") int limit);

  /**
   * Notes what became of webhooks, and makes those due that wait for calls which have now become
   * known.
   *
   * @param receivedAt when each came, as text: it tells the partition
   * @param delays milliseconds until each is tried again, null for those that are done with
   * @param outcomes what became of each, null for those to be tried again
   * @param known the PBX's ids of these calls
   */
  @SqlUpdate(
      """
      UPDATE mango_inbox m
      SET tries = w.tries, entry_id = w.entry_id, outcome = w.outcome, reason = w.reason,
          due_at = CAST(:now AS timestamptz) + w.delay * interval '1 millisecond',
          done_at = CASE WHEN w.outcome IS NOT NULL THEN CAST(:now AS timestamptz) END
      FROM unnest(:ids, CAST(:receivedAt AS timestamptz[]), :tries, :delays, :entryIds, :outcomes, :reasons)
             AS w (id, received_at, tries, delay, entry_id, outcome, reason)
      WHERE m.id = w.id AND m.received_at = w.received_at;

      UPDATE mango_inbox SET due_at = :now
      WHERE id IN (SELECT id FROM mango_inbox
                   WHERE entry_id = ANY (:known) AND due_at > :now
                   FOR UPDATE SKIP LOCKED)
      """)
  void settle(
      @Bind("ids") Long[] ids,
      @Bind("receivedAt") String[] receivedAt,
      @Bind("tries") Integer[] tries,
      @Bind("delays") @Nullable Long[] delays,
      @Bind("entryIds") @Nullable String[] entryIds,
      @Bind("outcomes") @Nullable String[] outcomes,
      @Bind("reasons") @Nullable String[] reasons,
      @Bind("known") @Nullable String[] known,
      @Bind("now") Instant now);

  @SqlQuery("SELECT count(*) FROM mango_inbox WHERE due_at IS NOT NULL")
  long waiting();

  /** When the webhook came that has waited longest; empty when none waits. */
  @SqlQuery("SELECT min(received_at) FROM mango_inbox WHERE due_at IS NOT NULL")
  Optional<Instant> oldestWaiting();

  /** When the last one came; empty if none is kept. */
  @SqlQuery("SELECT received_at FROM mango_inbox ORDER BY id DESC LIMIT 1")
  Optional<Instant> lastReceived();

  /** Whether a webhook that holds a text came since then. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM mango_inbox
                     WHERE received_at >= :since AND position(:text IN body) > 0)
      """)
  boolean cameWith(@Bind("text") String text, @Bind("since") Instant since);
}
