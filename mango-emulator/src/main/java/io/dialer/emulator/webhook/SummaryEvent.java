package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/**
 * {@code /events/summary}, section 3.1.5. Times are epoch seconds, UTC; zero where there was none.
 */
public record SummaryEvent(
    String entryId,
    int callDirection,
    Caller from,
    Party to,
    @Nullable String lineNumber,
    long createTime,
    long forwardTime,
    long talkTime,
    long endTime,
    int entryResult,
    int disconnectReason) {

  /** The called party; both parts absent when the call ended in a voice menu. */
  public record Party(@Nullable String extension, @Nullable String number) {}
}
