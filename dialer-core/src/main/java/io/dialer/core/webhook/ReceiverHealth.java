package io.dialer.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes whether a receiver takes what it is sent. One that failed several times in a row, for
 * whatever numbers, is tried with one delivery at a time; when it takes one again, the others do
 * not wait any longer.
 */
final class ReceiverHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiverHealth.class);

  /** So many failures in a row are not the fault of what was sent. */
  static final int DOWN = 5;

  private final Duration probeEvery;

  /**
   * Health of receivers.
   *
   * @param probeEvery how long a receiver that is down is left alone between two attempts
   */
  ReceiverHealth(Duration probeEvery) {
    this.probeEvery = probeEvery;
  }

  /** What came of some attempts for one webhook; {@code error} is the last failure's reason. */
  record News(int delivered, int failed, @Nullable String error) {

    News and(DeliveryOutcome outcome) {
      return outcome instanceof DeliveryOutcome.Failed failure
          ? new News(delivered, failed + 1, failure.why())
          : new News(delivered + 1, failed, error);
    }
  }

  /** Notes news, under the lock of the webhook's row. */
  void note(Handle handle, long webhookId, News news, Instant now) {
    Webhooks webhooks = handle.attach(Webhooks.class);
    Optional<Integer> known = webhooks.lockFailures(webhookId);
    if (known.isEmpty()) {
      return;
    }
    int before = known.get();
    int after = news.delivered() > 0 ? 0 : before + news.failed();
    webhooks.note(
        webhookId,
        after,
        after < DOWN ? null : now.plus(probeEvery),
        news.delivered() > 0 ? now : null,
        news.failed() > 0 ? now : null,
        news.error());
    if (before >= DOWN && after == 0) {
      webhooks.hurry(webhookId, now);
      LOG.info("webhook {} is taken again, after {} failures", webhookId, before);
    } else if (before < DOWN && after >= DOWN) {
      LOG.warn(
          "webhook {} is not taken ({}); it is tried now and then, and nothing is lost",
          webhookId,
          news.error());
    }
  }

  /** The statements about receivers. */
  interface Webhooks {
    @SqlQuery("SELECT failures FROM webhooks WHERE id = :id FOR NO KEY UPDATE")
    Optional<Integer> lockFailures(@Bind("id") long id);

    @SqlUpdate(
        """
        UPDATE webhooks
        SET failures = :failures, probe_at = :probeAt,
            delivered_at = coalesce(:deliveredAt, delivered_at),
            failed_at = coalesce(:failedAt, failed_at), error = coalesce(:error, error)
        WHERE id = :id
        """)
    void note(
        @Bind("id") long id,
        @Bind("failures") int failures,
        @Bind("probeAt") @Nullable Instant probeAt,
        @Bind("deliveredAt") @Nullable Instant deliveredAt,
        @Bind("failedAt") @Nullable Instant failedAt,
        @Bind("error") @Nullable String error);

    // What another node claims at this moment is left to it.
    @SqlUpdate(
        """
        UPDATE webhook_deliveries SET due_at = :now
        WHERE id IN (SELECT id FROM webhook_deliveries
                     WHERE webhook_id = :id AND state = 'WAITING' AND due_at > :now
                     FOR UPDATE SKIP LOCKED)
        """)
    void hurry(@Bind("id") long id, @Bind("now") Instant now);
  }
}
