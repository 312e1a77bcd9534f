package io.dialer.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.core.webhook.SigningKey;
import io.dialer.core.webhook.Webhook;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a webhook as clients send it. */
final class WebhookForm {
  static final String RESULTS = "results";
  static final String POLLING_RESULTS = "polling-results";

  private static final Set<String> KINDS = Set.of(RESULTS, POLLING_RESULTS);
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 200;
  private static final long GREATEST_ID = 999_999_999_999_999_999L;

  private WebhookForm() {}

  /**
   * Reads a webhook.
   *
   * @param known what stays as it is where nothing else was sent
   * @throws Refusal if something in it cannot be meant
   */
  static Webhook read(JsonNode body, Webhook known) {
    if (!body.isObject()) {
      throw Refusal.badRequest("a webhook is expected as a JSON object");
    }
    Set<String> kinds = kinds(body.get("what"), known);
    return new Webhook(
        known.id(),
        WebhookAddress.read(body.get("url"), known.url()),
        key(body.get("secret"), known.key()),
        kinds.contains(RESULTS),
        kinds.contains(POLLING_RESULTS),
        filter(body, "taskId", known.taskId()),
        filter(body, "campaignId", known.campaignId()),
        active(body.get("active"), known.active()));
  }

  private static SigningKey key(@Nullable JsonNode sent, SigningKey known) {
    return Fields.text(sent, "secret", LONGEST_SECRET)
        // A client may send back what it was shown.
        .filter(secret -> !secret.isEmpty() && !secret.equals(known.toString()))
        .map(WebhookForm::key)
        .orElse(known);
  }

  private static SigningKey key(String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw Refusal.badRequest(
          "secret: at least %d characters are expected, found %d; without one the dialer makes a good one"
              .formatted(SHORTEST_SECRET, secret.length()));
    }
    return new SigningKey(secret);
  }

  private static Set<String> kinds(@Nullable JsonNode sent, Webhook known) {
    Set<String> kinds = new LinkedHashSet<>();
    if (sent == null || sent.isNull()) {
      addIf(known.results(), kinds, RESULTS);
      addIf(known.pollingResults(), kinds, POLLING_RESULTS);
      return kinds;
    }
    (sent.isArray() ? sent : Set.of(sent))
        .forEach(kind -> Fields.text(kind, "what", 32).ifPresent(kinds::add));
    if (kinds.isEmpty() || !KINDS.containsAll(kinds)) {
      throw Refusal.badRequest(
          "what: a list of results, polling-results or both is expected, found "
              + Fields.shortened(kinds.toString()));
    }
    return kinds;
  }

  private static void addIf(boolean wanted, Set<String> kinds, String kind) {
    if (wanted) {
      kinds.add(kind);
    }
  }

  /** Null or an empty text that was sent lifts the filter. */
  private static @Nullable Long filter(JsonNode body, String name, @Nullable Long known) {
    return body.has(name) ? Fields.whole(body.get(name), name, 1, GREATEST_ID).orElse(null) : known;
  }

  private static boolean active(@Nullable JsonNode sent, boolean known) {
    if (sent == null || sent.isNull()) {
      return known;
    }
    return switch (sent.asText()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw Refusal.badRequest("active: true or false is expected");
    };
  }
}
