package io.dialer.emulator.limit;

import io.dialer.emulator.time.EmulatedTime;

/**
 * The vendor's answer to malformed requests (any 3xxx): one is tolerated in two minutes; after a
 * second one the product gets 401 for everything until two minutes after the first. Safe for use by
 * many threads.
 */
public final class Lockout {
  private static final long WINDOW_MS = 120_000;

  private final boolean on;
  private final long windowNanos;
  private boolean anyMalformed;
  private boolean locked;
  private long firstAt;
  private int times;

  /**
   * @param on false never locks
   */
  public Lockout(boolean on, EmulatedTime time) {
    this.on = on;
    this.windowNanos = time.realNanos(WINDOW_MS);
  }

  /**
   * A request was refused with 3xxx.
   *
   * @param nanos {@link System#nanoTime()}
   */
  public synchronized void malformed(long nanos) {
    if (!on) {
      return;
    }
    if (!anyMalformed || nanos - firstAt >= windowNanos) {
      anyMalformed = true;
      locked = false;
      firstAt = nanos;
    } else if (!locked) {
      locked = true;
      times++;
    }
  }

  /** Whether everything is answered 401 now. */
  public synchronized boolean isLocked(long nanos) {
    locked = locked && nanos - firstAt < windowNanos;
    return locked;
  }

  /** How often the product was locked out. */
  public synchronized int times() {
    return times;
  }

  /** Forgets what was malformed. */
  public synchronized void reset() {
    anyMalformed = false;
    locked = false;
    times = 0;
  }
}
