package io.dialer.emulator.limit;

import static java.util.Map.entry;

import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The tables of sections 1.4.1 and 1.4.2: requests per window for the whole product, and for some
 * requests apart. The windows shrink with the emulator's speed, unless the limits are raised
 * instead. {@code stats/result} and reading {@code ab/contact} are allowed 50 a second, more than
 * all requests together, so they count by themselves alone. The contact centre's API has a table of
 * its own.
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
   * @param second how many nanoseconds the limits' second takes
   * @param times how many times as many requests as the vendor's are allowed
   */
  private LimitTable(boolean on, long second, double times) {
    this.on = on;
    IntFunction<RateLimit> perSecond = count -> limit(count * times, second);
    IntFunction<RateLimit> perTwoSeconds = count -> limit(count * times, 2 * second);
    this.all = perSecond.apply(10);
    this.contactCentre = perSecond.apply(10);
    RateLimit callbacks = perSecond.apply(4);
    this.own =
        Map.ofEntries(
            entry("commands/callback", callbacks),
            entry("commands/callback_group", callbacks),
            entry("commands/call/hangup", perSecond.apply(4)),
            entry("commands/recording/start", perSecond.apply(4)),
            entry("commands/transfer", perTwoSeconds.apply(1)),
            entry("commands/route", perTwoSeconds.apply(1)),
            entry("config/users/request", perTwoSeconds.apply(1)),
            entry("account/balance", perSecond.apply(2)),
            entry("stats/request", perSecond.apply(10)),
            entry("cc/task/add", perSecond.apply(5)));
    RateLimit contacts = perSecond.apply(50);
    this.alone =
        Map.of(
            "stats/result", perSecond.apply(50),
            "ab/contact", contacts,
            "ab/contact/init", contacts,
            "ab/contact/cursor", contacts);
  }

  /**
   * The limits that were ordered.
   *
   * @param raisedTimes null for the vendor's limits in an emulated second; else so many times as
   *     many requests in a real one, so that a fast emulator does not count in windows shorter than
   *     a busy machine's hiccups
   */
  public static LimitTable of(boolean on, @Nullable Double raisedTimes, EmulatedTime time) {
    return raisedTimes == null
        ? new LimitTable(on, time.realNanos(SECOND), 1)
        : new LimitTable(on, TimeUnit.MILLISECONDS.toNanos(SECOND), raisedTimes);
  }

  private static RateLimit limit(double count, long nanos) {
    return new RateLimit((int) Math.round(count), nanos);
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
