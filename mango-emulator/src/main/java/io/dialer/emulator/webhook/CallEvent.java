package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/** {@code /events/call}, section 3.1.1. {@code timestamp} is epoch seconds, UTC. */
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
    @Nullable String callbackInitiator) {}
