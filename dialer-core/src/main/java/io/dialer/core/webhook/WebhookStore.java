package io.dialer.core.webhook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Webhooks at rest. */
@RegisterConstructorMapper(Webhook.class)
@RegisterConstructorMapper(WebhookStanding.class)
public interface WebhookStore {

  /** Nobody else adds a webhook until this transaction ends. */
  @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('a new webhook', 0))")
  int takeTurn();

  @SqlQuery("SELECT EXISTS (SELECT FROM webhooks WHERE id = :id)")
  boolean exists(@Bind("id") long id);

  @SqlQuery("SELECT count(*) FROM webhooks")
  int count();

  /**
   * Adds a webhook.
   *
   * @param since the {@code changeTime} from which on it is told of changes, Unix seconds; null:
   *     from now on
   * @return its id
   */
  default long add(Webhook webhook, @Nullable Long since) {
    return insert(
        webhook.url(),
        webhook.key(),
        webhook.results(),
        webhook.pollingResults(),
        webhook.taskId(),
        webhook.campaignId(),
        webhook.active(),
        since);
  }

  // Readers go on behind a place. All positions are above 0, and stamps of keys have four digits.
  @SqlQuery(
      """
      INSERT INTO webhooks (url, secret, results, polling_results, task_id, campaign_id, active,
                            results_time, results_position, polling_time)
      SELECT :url, :secret, :results, :pollingResults, :taskId, :campaignId, :active,
             CASE WHEN s.since <= f.last_second THEN s.since ELSE f.last_second END,
             CASE WHEN s.since <= f.last_second THEN 0 ELSE f.last_position END,
             CASE WHEN s.since <= f.last_polling_time THEN s.since - 0.0001 ELSE f.last_polling_time END
      FROM feed_clock f CROSS JOIN (SELECT CAST(:since AS bigint) AS since) s
      RETURNING id
      """)
  long insert(
      @Bind("url") String url,
      @Bind("secret") SigningKey key,
      @Bind("results") boolean results,
      @Bind("pollingResults") boolean pollingResults,
      @Bind("taskId") @Nullable Long taskId,
      @Bind("campaignId") @Nullable Long campaignId,
      @Bind("active") boolean active,
      @Bind("since") @Nullable Long since);

  /** Replaces what a webhook is told; how far its feeds were read stays. */
  default void change(Webhook webhook) {
    update(
        webhook.id(),
        webhook.url(),
        webhook.key(),
        webhook.results(),
        webhook.pollingResults(),
        webhook.taskId(),
        webhook.campaignId(),
        webhook.active());
  }

  // A feed that it was not told of so far begins now. An edit may have mended what failed.
  @SqlUpdate(
      """
      UPDATE webhooks w
      SET url = :url, secret = :secret, task_id = :taskId, campaign_id = :campaignId,
          active = :active, results = :results, polling_results = :pollingResults,
          results_time = CASE WHEN w.results THEN w.results_time ELSE f.last_second END,
          results_position = CASE WHEN w.results THEN w.results_position ELSE f.last_position END,
          polling_time = CASE WHEN w.polling_results THEN w.polling_time ELSE f.last_polling_time END,
          probe_at = NULL
      FROM feed_clock f
      WHERE w.id = :id
      """)
  void update(
      @Bind("id") long id,
      @Bind("url") String url,
      @Bind("secret") SigningKey key,
      @Bind("results") boolean results,
      @Bind("pollingResults") boolean pollingResults,
      @Bind("taskId") @Nullable Long taskId,
      @Bind("campaignId") @Nullable Long campaignId,
      @Bind("active") boolean active);

  /** A webhook; nobody else changes it until this transaction ends. */
  @SqlQuery("SELECT * FROM webhooks WHERE id = :id FOR UPDATE")
  Optional<Webhook> lockById(@Bind("id") long id);

  /**
   * Webhooks and how they fare, by id.
   *
   * @param id the one that is meant; null: all
   */
  @SqlQuery(
      """
      SELECT w.*,
             (SELECT count(*) FROM webhook_deliveries d
              WHERE d.webhook_id = w.id AND d.state <> 'DEAD') AS waiting,
             (SELECT count(*) FROM webhook_deliveries d
              WHERE d.webhook_id = w.id AND d.state = 'DEAD') AS dead
      FROM webhooks w
      WHERE CAST(:id AS bigint) IS NULL OR w.id = :id
      ORDER BY w.id
      """)
  List<WebhookStanding> standing(@Bind("id") @Nullable Long id);

  /** Removes a webhook and whatever was still to be delivered. */
  @SqlUpdate("DELETE FROM webhooks WHERE id = :id")
  int delete(@Bind("id") long id);
}
