package io.dialer.core.webhook;

import org.jdbi.v3.core.mapper.Nested;

/**
 * One attempt to tell a webhook of a change.
 *
 * @param id the same in all attempts
 * @param rowJson the row as JSON, as the feed gave it
 * @param attempt 1 for the first
 * @param tries as {@code attempt}, but counted since somebody last asked for it by hand
 */
public record Delivery(
    long id,
    long webhookId,
    String url,
    @Nested SigningKey key,
    Event event,
    String rowJson,
    int attempt,
    int tries) {

  /** What a delivery tells of. */
  public enum Event {
    /** A number has changed. */
    RESULT,
    /** A key was recorded. */
    POLLING_RESULT
  }
}
