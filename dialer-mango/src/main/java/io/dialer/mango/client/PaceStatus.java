package io.dialer.mango.client;

import java.time.Duration;
import java.util.Map;

/**
 * How the request budget stands.
 *
 * @param limits what is allowed
 * @param queues how long the requests taken so far will last, by limit; zero when it is free
 * @param callsHeld for how long no new call may start, zero when they may
 */
public record PaceStatus(MangoLimits limits, Map<String, Duration> queues, Duration callsHeld) {
  public PaceStatus {
    queues = Map.copyOf(queues);
  }
}
