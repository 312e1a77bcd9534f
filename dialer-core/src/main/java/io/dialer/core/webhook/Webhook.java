package io.dialer.core.webhook;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to changes.
 *
 * @param id 0 while it is not stored
 * @param url an absolute http or https address
 * @param results whether changes of numbers are sent
 * @param pollingResults whether recorded keys are sent
 * @param taskId only changes of this task; null: of any
 * @param campaignId only changes of this campaign's tasks; null: of any
 * @param active whether anything is sent now; what changes meanwhile is sent later
 */
public record Webhook(
    long id,
    String url,
    @Nested SigningKey key,
    boolean results,
    boolean pollingResults,
    @Nullable Long taskId,
    @Nullable Long campaignId,
    boolean active) {}
