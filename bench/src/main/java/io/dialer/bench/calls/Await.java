package io.dialer.bench.calls;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what other processes bring about. */
final class Await {

  private Await() {}

  /**
   * Looks again and again.
   *
   * @throws IllegalStateException when it has not come about in time
   */
  static void until(String what, Duration within, Duration every, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + within.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + within + ": " + what);
      }
      LockSupport.parkNanos(every.toNanos());
    }
  }
}
