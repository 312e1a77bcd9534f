package io.dialer.mango.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many requests per second are allowed, by what they count as; 0 means no limit.
 *
 * @param perSecond a rate for every limit
 */
public record MangoLimits(Map<MangoLimit, Double> perSecond) {

  /**
   * How much later than planned a request may reach the vendor, and still no second of the vendor's
   * holds more than the limit. {@link MangoPace} makes up for what is later than that.
   */
  static final Duration MARGIN = Duration.ofMillis(12);

  public MangoLimits {
    perSecond = Map.copyOf(perSecond);
  }

  /** The vendor's limits, some of them replaced; keys are {@link MangoLimit#title()}. */
  public static MangoLimits withOverrides(Map<String, Double> overrides) {
    Map<MangoLimit, Double> rates = new EnumMap<>(MangoLimit.class);
    for (MangoLimit limit : MangoLimit.values()) {
      rates.put(limit, overrides.getOrDefault(limit.title(), limit.perSecond()));
    }
    return new MangoLimits(rates);
  }

  boolean isLimited(MangoLimit limit) {
    return rate(limit) > 0;
  }

  double rate(MangoLimit limit) {
    return perSecond.getOrDefault(limit, 0.0);
  }

  /** What a request of this kind is limited by: {@link MangoLimit#ALL} too, if that is limited. */
  MangoPaceStore.Limited of(MangoLimit limit) {
    List<MangoLimit> used =
        Stream.of(MangoLimit.ALL, limit).distinct().filter(this::isLimited).toList();
    return new MangoPaceStore.Limited(
        used.stream().map(MangoLimit::title).toList(),
        used.stream().map(this::stepMicros).toList(),
        used.stream().map(this::places).toList(),
        used.stream().map(this::spanMicros).toList());
  }

  /**
   * How many requests one window holds: those of a second, or a single one. Where the configuration
   * allows more than the vendor's own limit, its windows are shorter and not fuller.
   */
  long places(MangoLimit limit) {
    return (long) Math.max(1, Math.floor(Math.min(rate(limit), limit.perSecond())));
  }

  /** The window: about a second, or 1/rate seconds for a rate below one. */
  long windowMicros(MangoLimit limit) {
    return (long) Math.ceil(1e6 * places(limit) / rate(limit));
  }

  /**
   * The least time from one request to the next, in microseconds. All requests are even. Those of
   * one kind may come closer together, as far as their places allow: were they even too, a moment
   * under {@link MangoLimit#ALL} that comes between two of them would often be lost.
   */
  private long stepMicros(MangoLimit limit) {
    return isEven(limit) ? spacingMicros(limit) : spacingMicros(limit) / 4;
  }

  /** How long a place is taken. Where requests are even, their spacing has the margin in it. */
  private long spanMicros(MangoLimit limit) {
    return isEven(limit) ? windowMicros(limit) : windowMicros(limit) + MARGIN.toNanos() / 1_000;
  }

  private boolean isEven(MangoLimit limit) {
    return limit == MangoLimit.ALL || places(limit) == 1;
  }

  /**
   * The mean time between two requests, in microseconds; 0 without a limit.
   *
   * <p>N requests a second are spaced by a bit more than 1/N of a second: N + 1 of them then span a
   * second and the {@link #MARGIN}, so that no sliding second ever holds more than N.
   */
  long spacingMicros(MangoLimit limit) {
    if (!isLimited(limit)) {
      return 0;
    }
    return (long) Math.ceil((windowMicros(limit) + MARGIN.toNanos() / 1e3) / places(limit));
  }
}
