package io.dialer.mango;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class TestClock implements InstantSource {

  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void move(Duration time) {
    if (!time.isNegative()) {
      now = now.plus(time);
    }
  }
}
