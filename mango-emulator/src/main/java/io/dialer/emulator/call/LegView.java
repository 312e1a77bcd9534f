package io.dialer.emulator.call;

import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leg as the control API shows it. Times are epoch milliseconds; null for what has not happened.
 *
 * @param recordings ids of the recordings that were kept
 */
public record LegView(
    String callId,
    String location,
    String state,
    Caller from,
    Callee to,
    @Nullable String commandId,
    long appearedAt,
    @Nullable Long connectedAt,
    @Nullable Long endedAt,
    @Nullable Integer disconnectReason,
    List<String> recordings) {}
