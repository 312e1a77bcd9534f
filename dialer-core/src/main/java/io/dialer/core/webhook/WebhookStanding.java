package io.dialer.core.webhook;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A webhook and how it fares.
 *
 * @param resultsTime up to which {@code changeTime} the feed was read on its behalf, Unix seconds
 * @param waiting how many deliveries are still to be made
 * @param dead how many were given up and are kept
 * @param failures how many attempts failed since the last that did not
 * @param deliveredAt when something was last delivered; null: nothing yet
 * @param failedAt when an attempt last failed; null: none has
 * @param error why it did
 */
public record WebhookStanding(
    @Nested Webhook webhook,
    long resultsTime,
    long waiting,
    long dead,
    int failures,
    @Nullable Instant deliveredAt,
    @Nullable Instant failedAt,
    @Nullable String error) {}
