package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/** {@code /events/dtmf}, section 3.1.4; {@code seq} counts the leg's own dtmf events. */
public record DtmfEvent(
    int seq,
    String dtmf,
    long timestamp,
    String callId,
    String entryId,
    String location,
    String initiator,
    @Nullable String fromNumber,
    @Nullable String toNumber,
    @Nullable String lineNumber) {}
