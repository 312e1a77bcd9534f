package io.dialer.mango.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass; tests move their clock instead. */
@FunctionalInterface
public interface Waiter {

  /** Waits that long; returns at once when it is not positive. */
  void await(Duration time) throws InterruptedException;

  /** Waits in real time. */
  static Waiter sleeping() {
    return time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
