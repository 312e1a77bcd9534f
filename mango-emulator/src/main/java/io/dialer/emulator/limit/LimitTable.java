package io.dialer.emulator.limit;

import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import java.util.Map;

/**
 * The table of section 1.4.1: requests per window for the whole product, and for some requests
 * apart. The windows shrink with the emulator's speed. {@code stats/result} is allowed 50 a second,
 * more than all requests together, so it counts by itself alone.
 */
public final class LimitTable {
  private static final long SECOND = 1000;

  private final boolean on;
  private final RateLimit all;
  private final RateLimit statsResult;
  private final Map<String, RateLimit> own;

  /**
   * @param on false admits everything
   */
  public LimitTable(boolean on, EmulatedTime time) {
    this.on = on;
    long second = time.realNanos(SECOND);
    this.all = new RateLimit(10, second);
    this.statsResult = new RateLimit(50, second);
    RateLimit callbacks = new RateLimit(4, second);
    this.own =
        Map.of(
            "commands/callback", callbacks,
            "commands/callback_group", callbacks,
            "commands/call/hangup", new RateLimit(4, second),
            "commands/recording/start", new RateLimit(4, second),
            "commands/transfer", new RateLimit(1, 2 * second),
            "commands/route", new RateLimit(1, 2 * second),
            "config/users/request", new RateLimit(1, 2 * second),
            "account/balance", new RateLimit(2, second),
            "stats/request", new RateLimit(10, second),
            "stats/result", statsResult);
  }

  /**
   * Admits a request, or says that it is over a limit.
   *
   * @param path without slashes at its ends
   * @param nanos {@link System#nanoTime()}
   */
  public synchronized boolean admits(String path, long nanos) {
    if (!on) {
      return true;
    }
    RateLimit special = own.get(path);
    List<RateLimit> limits =
        special == null
            ? List.of(all)
            : special == statsResult ? List.of(special) : List.of(all, special);
    boolean room = limits.stream().allMatch(limit -> limit.hasRoom(nanos));
    if (room) {
      limits.forEach(limit -> limit.admit(nanos));
    }
    return room;
  }
}
