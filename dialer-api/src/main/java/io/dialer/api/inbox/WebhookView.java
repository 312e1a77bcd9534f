package io.dialer.api.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.mango.webhook.KeptWebhooks.Kept;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stored webhook as operators read it. Moments are in UTC; what is not known is left out.
 *
 * @param state {@code waiting}, or what became of it: {@code applied}, {@code duplicate}, {@code
 *     foreign}, {@code ignored}, {@code failed}
 * @param body its JSON, as a text: it may be malformed; left out in lists
 */
@JsonPropertyOrder({
  "id",
  "path",
  "state",
  "reason",
  "tries",
  "entryId",
  "receivedAt",
  "nextTryAt",
  "doneAt",
  "body"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
    long id,
    String path,
    String state,
    @Nullable String reason,
    int tries,
    @Nullable String entryId,
    String receivedAt,
    @Nullable String nextTryAt,
    @Nullable String doneAt,
    @Nullable String body) {

  static WebhookView of(Kept kept) {
    return new WebhookView(
        kept.id(),
        kept.path(),
        kept.outcome() == null ? "waiting" : kept.outcome().toLowerCase(Locale.ROOT),
        kept.reason(),
        kept.tries(),
        kept.entryId(),
        kept.receivedAt().toString(),
        text(kept.dueAt()),
        text(kept.doneAt()),
        kept.body());
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
