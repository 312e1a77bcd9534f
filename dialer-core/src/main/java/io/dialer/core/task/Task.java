package io.dialer.core.task;

import io.dialer.core.call.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * A list of numbers to dial, and where an answered call goes.
 *
 * @param innerNum the poll's key, or the extension or group
 * @param maxCountChannels how many calls may be live at once
 * @param dialPrefix put before every number that is dialled
 * @param state 0 open, 1 closed, 2 paused
 * @param waitingFor why an open task does not dial yet; null: nothing stands in the way
 * @param campaignId the policy that it shares with other tasks
 */
public record Task(
    long id,
    String crmId,
    String name,
    String innerNum,
    Attempt.Kind innerNumType,
    int maxCountChannels,
    String dialPrefix,
    int state,
    @Nullable String waitingFor,
    long campaignId) {}
