package io.dialer.core.result;

import org.jspecify.annotations.Nullable;

/**
 * How a number ends.
 *
 * @param state the last state, in old clients' words
 * @param outDialState how dialling the customer went; null when there is nothing to tell
 * @param inDialState how dialling the employee went; null when there is nothing to tell
 * @param cause the PBX's code of the last disconnect, as received; null when none came
 */
public record NumberResult(
    ResultCode code,
    String state,
    @Nullable String outDialState,
    @Nullable String inDialState,
    @Nullable String cause) {}
