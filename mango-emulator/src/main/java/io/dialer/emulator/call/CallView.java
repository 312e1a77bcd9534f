package io.dialer.emulator.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as the control API shows it. Times are epoch milliseconds; null for what has not happened.
 *
 * @param number the customer's number as received
 * @param destination where the call leads, as received
 * @param commandId the command that ordered the call; null for a call of an outbound campaign
 * @param taskId the outbound campaign's task; null for a call that a command ordered
 * @param answeredAt when the customer answered
 * @param promptsHeard names of the audio files played to the customer
 * @param keys what the customer pressed
 * @param endCode the vendor's code of the end
 */
public record CallView(
    String number,
    String destination,
    @Nullable String commandId,
    @Nullable Long taskId,
    String entryId,
    long placedAt,
    @Nullable Long answeredAt,
    List<LegView> legs,
    List<String> promptsHeard,
    List<String> keys,
    @Nullable Long endedAt,
    @Nullable Integer endCode) {}
