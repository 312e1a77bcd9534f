package io.dialer.emulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it is ordered over the control API.
 *
 * @param kind what goes wrong
 * @param share how often, 0 to 1; null when {@code next} is said
 * @param next for how many of the next requests or webhooks; null when {@code share} is said
 * @param path only where the path contains this; null for all
 * @param delayMs real milliseconds: how late a delayed webhook is, how long a reordered one waits
 *     for its follower at most, how long a timed-out request hangs before its connection is closed.
 *     Null for the kind's default
 */
public record Fault(
    @JsonProperty(required = true) FaultKind kind,
    @Nullable Double share,
    @Nullable Integer next,
    @Nullable String path,
    @Nullable Long delayMs) {
  public Fault {
    if ((share == null) == (next == null)) {
      throw new IllegalArgumentException(
          "A fault needs either 'share' (0 to 1) or 'next' (a count)");
    }
    if (share != null && !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("'share' is 0 to 1, not " + share);
    }
    if (next != null && next < 1) {
      throw new IllegalArgumentException("'next' is at least 1, not " + next);
    }
  }

  /**
   * {@code delayMs} or the kind's default: 500 for a delay, 1000 for a reordering, 60000 for a
   * time-out.
   */
  public long delay() {
    if (delayMs != null) {
      return delayMs;
    }
    return switch (kind) {
      case DELAY -> 500;
      case REORDER -> 1000;
      default -> 60_000;
    };
  }
}
