package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/**
 * {@code /events/recording}, section 3.1.3; {@code seq} counts the recording's own events. The
 * completion code is there when the recording is complete, the recipient when it is kept.
 */
public record RecordingEvent(
    String recordingId,
    String recordingState,
    int seq,
    String entryId,
    String callId,
    String extension,
    long timestamp,
    @Nullable Integer completionCode,
    @Nullable String recipient,
    @Nullable String commandId) {}
