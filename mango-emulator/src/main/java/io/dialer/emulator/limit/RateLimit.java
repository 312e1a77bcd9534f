package io.dialer.emulator.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many requests in any window of so many nanoseconds. Refused requests do not count. */
final class RateLimit {
  private final int most;
  private final long windowNanos;
  private final Deque<Long> admitted = new ArrayDeque<>();

  RateLimit(int most, long windowNanos) {
    this.most = most;
    this.windowNanos = windowNanos;
  }

  boolean hasRoom(long now) {
    while (!admitted.isEmpty() && now - admitted.getFirst() >= windowNanos) {
      admitted.removeFirst();
    }
    return admitted.size() < most;
  }

  void admit(long now) {
    admitted.addLast(now);
  }
}
