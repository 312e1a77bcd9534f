package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/**
 * {@code /events/call}, section 3.1.1. {@code timestamp} is epoch seconds, UTC; {@code taskId} is
 * the outbound campaign's task, null for all other calls.
 */
public record CallEvent(
    String entryId,
    String callId,
    long timestamp,
    int seq,
    String callState,
    String location,
    Caller from,
    Callee to,
    @Nullable Integer disconnectReason,
    @Nullable String commandId,
    @Nullable Long taskId,
    @Nullable String callbackInitiator) {}
