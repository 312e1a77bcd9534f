package io.dialer.mango.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many requests per second are allowed, by what they count as; 0 means no limit.
 *
 * @param perSecond a rate for every limit
 */
public record MangoLimits(Map<MangoLimit, Double> perSecond) {

  /**
   * What may shift between our clock and the vendor's counter: the journey of two requests may
   * differ by as much, and still no second of the vendor's holds more than the limit.
   */
  static final Duration MARGIN = Duration.ofMillis(50);

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

  /**
   * The least time between two requests, in microseconds; 0 without a limit.
   *
   * <p>N requests a second are spaced by a bit more than 1/N of a second: N + 1 of them then span a
   * second and the {@link #MARGIN}, so that no sliding second ever holds more than N. A rate below
   * one is one request in 1/rate seconds.
   */
  long spacingMicros(MangoLimit limit) {
    double rate = rate(limit);
    if (rate <= 0) {
      return 0;
    }
    double atOnce = Math.max(1, rate);
    double window = 1e6 * atOnce / rate;
    return (long) Math.ceil((window + MARGIN.toNanos() / 1e3) / atOnce);
  }
}
