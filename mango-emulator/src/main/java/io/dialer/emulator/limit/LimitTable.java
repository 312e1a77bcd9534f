package io.dialer.emulator.limit;

import static java.util.Map.entry;

import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import java.util.Map;

/**
 * The tables of sections 1.4.1 and 1.4.2: requests per window for the whole product, and for some
 * requests apart. The windows shrink with the emulator's speed. {@code stats/result} and reading
 * {@code ab/contact} are allowed 50 a second, more than all requests together, so they count by
 * themselves alone. The contact centre's API has a table of its own.
 */
public final class LimitTable {
  private static final long SECOND = 1000;

  private final boolean on;
  private final RateLimit all;
  private final RateLimit contactCentre;
  private final Map<String, RateLimit> own;
  private final Map<String, RateLimit> alone;

  /**
   * @param on false admits everything
   */
  public LimitTable(boolean on, EmulatedTime time) {
    this.on = on;
    long second = time.realNanos(SECOND);
    this.all = new RateLimit(10, second);
    this.contactCentre = new RateLimit(10, second);
    RateLimit callbacks = new RateLimit(4, second);
    this.own =
        Map.ofEntries(
            entry("commands/callback", callbacks),
            entry("commands/callback_group", callbacks),
            entry("commands/call/hangup", new RateLimit(4, second)),
            entry("commands/recording/start", new RateLimit(4, second)),
            entry("commands/transfer", new RateLimit(1, 2 * second)),
            entry("commands/route", new RateLimit(1, 2 * second)),
            entry("config/users/request", new RateLimit(1, 2 * second)),
            entry("account/balance", new RateLimit(2, second)),
            entry("stats/request", new RateLimit(10, second)),
            entry("cc/task/add", new RateLimit(5, second)));
    RateLimit contacts = new RateLimit(50, second);
    this.alone =
        Map.of(
            "stats/result", new RateLimit(50, second),
            "ab/contact", contacts,
            "ab/contact/init", contacts,
            "ab/contact/cursor", contacts);
  }

  /** Whether the request belongs to the contact centre's API (section 4). */
  public static boolean isContactCentre(String path) {
    // "cc/call" is below /vpbx/ in the document: section 3.9.1.
    return path.startsWith("cc/") && !path.equals("cc/call");
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
    RateLimit common = isContactCentre(path) ? contactCentre : all;
    List<RateLimit> limits =
        alone.containsKey(path)
            ? List.of(alone.get(path))
            : own.containsKey(path) ? List.of(common, own.get(path)) : List.of(common);
    boolean room = limits.stream().allMatch(limit -> limit.hasRoom(nanos));
    if (room) {
      limits.forEach(limit -> limit.admit(nanos));
    }
    return room;
  }
}
