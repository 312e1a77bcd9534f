package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a campaign's task, as {@code campaign-report/create} tells of it.
 *
 * @param name the name that the task was given
 * @param recordId the recording of the talk
 * @param phone the number called; null in many replies
 * @param number the key that the customer pressed
 * @param result 1 talked, 2 busy and so on
 */
public record ReportedAttempt(
    long attemptId,
    @Nullable String name,
    @Nullable String recordId,
    @Nullable String phone,
    @Nullable String text,
    @Nullable String number,
    @JsonAlias("status_reason") @Nullable Integer result) {}
