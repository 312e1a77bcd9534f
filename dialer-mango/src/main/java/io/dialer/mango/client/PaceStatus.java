package io.dialer.mango.client;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the request budget stands.
 *
 * @param limits what is allowed
 * @param queues how long the requests taken so far will last, by limit; zero when it is free
 * @param heldFor for how long no new call may start, zero when they may
 * @param heldBecause which request the PBX called malformed and what it answered; null when new
 *     calls may start
 */
public record PaceStatus(
    MangoLimits limits,
    Map<String, Duration> queues,
    Duration heldFor,
    @Nullable String heldBecause) {
  public PaceStatus {
    queues = Map.copyOf(queues);
  }
}
