package io.dialer.emulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Emulated milliseconds from which one value is drawn evenly; written in YAML as {@code [min,
 * max]}.
 *
 * @param min least value, inclusive
 * @param max greatest value, inclusive
 */
public record Range(long min, long max) {
  public Range {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException(
          "A range is [min, max] in milliseconds with 0 <= min <= max, not ["
              + min
              + ", "
              + max
              + "]");
    }
  }

  @JsonCreator
  static Range of(List<Long> bounds) {
    if (bounds.size() != 2) {
      throw new IllegalArgumentException("A range has two values, [min, max], not " + bounds);
    }
    return new Range(bounds.get(0), bounds.get(1));
  }

  @JsonValue
  List<Long> bounds() {
    return List.of(min, max);
  }

  /** Draws a value. */
  public long draw(RandomGenerator dice) {
    return dice.nextLong(min, max + 1);
  }
}
