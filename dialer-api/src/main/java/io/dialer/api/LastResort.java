package io.dialer.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a process that was told to stop and does not: a network that swallows everything may hold up
 * each of the many parts for some seconds. Nothing is lost by it that a crash would not lose.
 */
final class LastResort {
  private static final Duration PATIENCE = Duration.ofMillis(9_500);

  private LastResort() {}

  /** From now on the process ends within ten seconds after it was told to. */
  static void arm() {
    Runtime.getRuntime().addShutdownHook(new Thread(LastResort::begin, "last-resort"));
  }

  /** The hook itself must end: the others are waited for, a daemon is not. */
  private static void begin() {
    Thread waiting = new Thread(LastResort::haltInTheEnd, "last-resort");
    waiting.setDaemon(true);
    waiting.start();
  }

  private static void haltInTheEnd() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    System.err.println("dialer: stopping took too long; this process ends without waiting further");
    Runtime.getRuntime().halt(143);
  }
}
