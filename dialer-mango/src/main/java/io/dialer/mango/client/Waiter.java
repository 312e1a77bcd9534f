package io.dialer.mango.client;

import java.time.Duration;

/** Lets time pass; tests move their clock instead. */
@FunctionalInterface
public interface Waiter {

  /** Waits that long; returns at once when it is not positive. */
  void await(Duration time) throws InterruptedException;
}
