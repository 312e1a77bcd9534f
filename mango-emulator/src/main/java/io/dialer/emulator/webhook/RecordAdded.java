package io.dialer.emulator.webhook;

/**
 * {@code /events/record/added}: a recording can be fetched from now on. The document of 26.01.2021
 * names this event in its history only; the fields are those that later documents give it.
 */
public record RecordAdded(
    String entryId, int productId, int userId, String recordingId, long timestamp) {}
