package io.dialer.emulator.control;

import java.util.Map;

/** The counters of {@code GET /emulator/status}, since the start or the last reset. */
record Status(
    Map<String, Long> requests,
    long refusedByLimit,
    long refusedAsInvalid,
    int lockouts,
    boolean lockedOut,
    long faultsInjected,
    long webhooksSent,
    long webhooksFailed,
    int callsPlaced,
    int liveCalls,
    int peakLiveCalls,
    Map<String, Integer> peakLivePerDestination) {}
