package io.dialer.core.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Deliveries at rest. */
@RegisterConstructorMapper(Delivery.class)
@RegisterConstructorMapper(DeliveryStore.Listed.class)
public interface DeliveryStore {

  /** What is to become of a delivery. */
  enum State {
    /** It is sent when it is due. */
    WAITING,
    /** Some node sends it now. */
    SENDING,
    /** It was given up. */
    DEAD
  }

  /**
   * A delivery as people look at it.
   *
   * @param rowJson the row as JSON
   * @param attempts how often it was sent
   * @param dueAt when it is sent again at the latest; null: never by itself
   * @param error why the last attempt failed; null: none has
   */
  record Listed(
      long id,
      Delivery.Event event,
      State state,
      int attempts,
      @Nullable Instant dueAt,
      @Nullable String error,
      String rowJson) {}

  /**
   * Claims deliveries that are due: the oldest one of each number. Until {@code leaseEnd} nobody
   * else sends them.
   *
   * @param busy webhooks for which this node sends something now
   * @param sending how much it is, for each of them
   * @param each how many deliveries a webhook may have under way on this node
   * @param down after how many failures a webhook is tried one delivery at a time
   */
  @SqlQuery(
      """
      WITH rooms AS (
        SELECT w.id, coalesce(b.sending, 0) AS sending,
               CASE WHEN w.failures >= :down THEN 1 ELSE :each END - coalesce(b.sending, 0) AS places
        FROM webhooks w LEFT JOIN unnest(:busy, :sending) AS b (id, sending) ON b.id = w.id
        WHERE w.active AND (w.probe_at IS NULL OR w.probe_at <= :now)),
      claimed AS (
        SELECT d.id
        FROM (SELECT * FROM rooms WHERE places > 0 ORDER BY sending, id) r
        CROSS JOIN LATERAL (
          SELECT d.id FROM webhook_deliveries d
          WHERE d.webhook_id = r.id AND d.state <> 'DEAD' AND d.due_at <= :now
            AND NOT EXISTS (
              SELECT FROM webhook_deliveries e
              WHERE e.webhook_id = d.webhook_id AND e.task_id = d.task_id AND e.phone_id = d.phone_id
                AND e.state <> 'DEAD' AND e.id < d.id)
          ORDER BY d.due_at, d.id LIMIT r.places FOR UPDATE SKIP LOCKED) d
        LIMIT :limit)
      UPDATE webhook_deliveries d
      SET state = 'SENDING', attempts = d.attempts + 1, tries = d.tries + 1, due_at = :leaseEnd
      FROM claimed c, webhooks w
      WHERE d.id = c.id AND w.id = d.webhook_id
      RETURNING d.id, d.webhook_id, w.url, w.secret, d.event, d.row_json, d.attempts AS attempt, d.tries
      """)
  List<Delivery> claim(
      @Bind("busy") Long[] busy,
      @Bind("sending") Integer[] sending,
      @Bind("each") int each,
      @Bind("down") int down,
      @Bind("limit") int limit,
      @Bind("now") Instant now,
      @Bind("leaseEnd") Instant leaseEnd);

  /** Ends deliveries that were made, unless somebody else has taken them over meanwhile. */
  @SqlUpdate(
      """
      DELETE FROM webhook_deliveries d USING unnest(:ids, :attempts) AS m (id, attempt)
      WHERE d.id = m.id AND d.attempts = m.attempt AND d.state = 'SENDING'
      """)
  int delivered(@Bind("ids") Long[] ids, @Bind("attempts") Integer[] attempts);

  /**
   * Notes attempts that failed, unless somebody else has taken the deliveries over meanwhile.
   *
   * @param pauses milliseconds until each is tried again; null for those that are given up
   */
  @SqlUpdate(
      """
      UPDATE webhook_deliveries d
      SET state = CASE WHEN f.pause IS NULL THEN 'DEAD' ELSE 'WAITING' END,
          due_at = CAST(:now AS timestamptz) + f.pause * interval '1 millisecond',
          died_at = CASE WHEN f.pause IS NULL THEN CAST(:now AS timestamptz) END,
          error = f.error
      FROM unnest(:ids, :attempts, :pauses, :errors) AS f (id, attempt, pause, error)
      WHERE d.id = f.id AND d.attempts = f.attempt AND d.state = 'SENDING'
      """)
  int failed(
      @Bind("ids") Long[] ids,
      @Bind("attempts") Integer[] attempts,
      @Bind("pauses") @Nullable Long[] pauses,
      @Bind("errors") String[] errors,
      @Bind("now") Instant now);

  /** A webhook's deliveries, by id, behind {@code after}. */
  @SqlQuery(
      """
      SELECT id, event, state, attempts, due_at, error, row_json FROM webhook_deliveries
      WHERE webhook_id = :webhookId AND id > :after
        AND (CAST(:state AS text) IS NULL OR state = :state)
      ORDER BY id LIMIT :limit
      """)
  List<Listed> list(
      @Bind("webhookId") long webhookId,
      @Bind("state") @Nullable State state,
      @Bind("after") long after,
      @Bind("limit") int limit);

  @SqlQuery("SELECT state FROM webhook_deliveries WHERE id = :id AND webhook_id = :webhookId")
  Optional<State> state(@Bind("webhookId") long webhookId, @Bind("id") long id);

  /**
   * Has deliveries that were given up made after all, the oldest first.
   *
   * @param id the one that is meant; null: all of the webhook
   * @return how many; {@code most} when there may be more
   */
  @SqlUpdate(
      """
      UPDATE webhook_deliveries SET state = 'WAITING', due_at = :now, died_at = NULL, tries = 0
      WHERE id IN (SELECT id FROM webhook_deliveries
                   WHERE webhook_id = :webhookId AND state = 'DEAD'
                     AND (CAST(:id AS bigint) IS NULL OR id = :id)
                   ORDER BY id LIMIT :most FOR UPDATE)
      """)
  int replay(
      @Bind("webhookId") long webhookId,
      @Bind("id") @Nullable Long id,
      @Bind("most") int most,
      @Bind("now") Instant now);

  /** Forgets deliveries that were given up long ago, at most {@code most} of them. */
  @SqlUpdate(
      """
      DELETE FROM webhook_deliveries
      WHERE id IN (SELECT id FROM webhook_deliveries
                   WHERE state = 'DEAD' AND died_at < :before LIMIT :most)
      """)
  int forget(@Bind("before") Instant before, @Bind("most") int most);

  /** How many are still to be made, for all webhooks. */
  @SqlQuery("SELECT count(*) FROM webhook_deliveries WHERE state <> 'DEAD'")
  long waiting();

  /** How many were given up, for all webhooks. */
  @SqlQuery("SELECT count(*) FROM webhook_deliveries WHERE state = 'DEAD'")
  long dead();
}
