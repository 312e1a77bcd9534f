package io.dialer.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What one contender was measured at, once in every round.
 *
 * @param contender who was measured
 * @param unit what of, such as {@code calls/s} or {@code ms}
 */
public record Series(String contender, String unit, List<Double> values) {

  public Series {
    values = List.copyOf(values);
  }

  double median() {
    return percentile(50);
  }

  double least() {
    return percentile(0);
  }

  double most() {
    return percentile(100);
  }

  /** The value that so many percent of the rounds do not exceed. */
  double percentile(double percent) {
    return percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), percent);
  }

  /** The value that so many percent of these do not exceed; between two of them, their mean. */
  public static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return percent == 50 ? (sorted[below] + sorted[above]) / 2 : sorted[above];
  }
}
