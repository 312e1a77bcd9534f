package io.dialer.mango.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long requests and their replies travelled lately.
 *
 * <p>The shortest of these journeys is what any takes; what one took longer may have been its way
 * to the PBX, and must count as that.
 */
final class RoundTrips {
  private static final int LATELY = 20;

  /** With fewer than these the shortest may well be a slow one. */
  private static final int KNOWN = 5;

  private final Map<MangoLimit, Deque<Duration>> lately = new EnumMap<>(MangoLimit.class);

  /**
   * Adds a journey; returns the shortest of the last ones of its kind, zero while too few are
   * known.
   */
  synchronized Duration shortest(MangoLimit limit, Duration added) {
    Deque<Duration> last = lately.computeIfAbsent(limit, any -> new ArrayDeque<>());
    last.addLast(added);
    if (last.size() > LATELY) {
      last.removeFirst();
    }
    return last.size() < KNOWN ? Duration.ZERO : Collections.min(last);
  }
}
