package io.dialer.api.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting in real time, which is all that a run against real processes has. */
public final class Pause {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Pause() {}

  /** Waits for so long. */
  public static void of(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Waits for something; returns whether it came about in time. A look that fails is a no. */
  public static boolean until(Duration atMost, Callable<Boolean> condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      if (holds(condition)) {
        return true;
      }
      of(BETWEEN_LOOKS);
    }
    return false;
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      return false;
    }
  }
}
