package io.dialer.api.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.core.webhook.Webhook;
import io.dialer.core.webhook.WebhookStanding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as clients read it.
 *
 * @param secret readable in the reply to its creation only
 * @param changeTime up to where the results were read on its behalf
 */
@JsonPropertyOrder({"id", "url", "secret", "what", "taskId", "campaignId", "active"})
record WebhookView(
    long id,
    String url,
    String secret,
    List<String> what,
    @Nullable Long taskId,
    @Nullable Long campaignId,
    boolean active,
    long changeTime,
    long waiting,
    long dead,
    int failures,
    @Nullable String lastDelivery,
    @Nullable String lastFailure,
    @Nullable String lastError) {

  static WebhookView of(WebhookStanding standing) {
    return of(standing, standing.webhook().key().toString());
  }

  /** The one time that its creator gets to know the secret. */
  static WebhookView withSecret(WebhookStanding standing) {
    return of(standing, standing.webhook().key().secret());
  }

  private static WebhookView of(WebhookStanding standing, String secret) {
    Webhook webhook = standing.webhook();
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        secret,
        what(webhook),
        webhook.taskId(),
        webhook.campaignId(),
        webhook.active(),
        standing.resultsTime(),
        standing.waiting(),
        standing.dead(),
        standing.failures(),
        text(standing.deliveredAt()),
        text(standing.failedAt()),
        standing.error());
  }

  private static List<String> what(Webhook webhook) {
    return Stream.of(WebhookForm.RESULTS, WebhookForm.POLLING_RESULTS)
        .filter(
            kind -> kind.equals(WebhookForm.RESULTS) ? webhook.results() : webhook.pollingResults())
        .toList();
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
