package io.dialer.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

  /**
   * This one's ratio to another, round by round.
   *
   * @throws IllegalStateException when there are not as many rounds of the other
   */
  Series over(Series other) {
    if (values.size() != other.values.size()) {
      throw new IllegalStateException(
          "%d rounds of %s cannot be compared with %d of %s"
              .formatted(values.size(), contender, other.values.size(), other.contender));
    }
    List<Double> ratios =
        IntStream.range(0, values.size())
            .mapToObj(round -> values.get(round) / other.values.get(round))
            .toList();
    return new Series(contender + " ÷ " + other.contender, "", ratios);
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
