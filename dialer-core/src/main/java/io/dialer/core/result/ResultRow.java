package io.dialer.core.result;

import org.jspecify.annotations.Nullable;

/**
 * What the feed tells of one number.
 *
 * @param params the number's variables as JSON; null: none
 * @param changeTime Unix seconds, UTC; 0 while the row waits for its first stamp
 * @param feedPosition where in the feed the row stands now
 * @param timeCallAllow not called before, Unix seconds; 0: at any time
 * @param closeTime Unix seconds of the result; 0 while there is none
 */
public record ResultRow(
    long id,
    long taskId,
    String phoneId,
    String phone,
    @Nullable String callRef,
    String innerNum,
    @Nullable String result,
    @Nullable String outDialState,
    @Nullable String inDialState,
    String state,
    @Nullable String lastLeg,
    @Nullable String cause,
    @Nullable String params,
    long changeTime,
    long feedPosition,
    int countTry,
    long timeCallAllow,
    long closeTime) {}
