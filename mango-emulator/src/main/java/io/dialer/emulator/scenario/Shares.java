package io.dialer.emulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Weighted alternatives, written in YAML as a map from the alternative to its weight. Weights need
 * not add up to 100.
 *
 * @param weights at least one weight above zero, in the order of the file
 */
public record Shares<T>(@JsonValue Map<T, Double> weights) {
  /** Checks the weights. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Shares {
    weights = new LinkedHashMap<>(weights);
    if (weights.values().stream().anyMatch(weight -> weight < 0)
        || weights.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
      throw new IllegalArgumentException(
          "Shares need weights of at least 0, and one above it, not " + weights);
    }
  }

  /** Draws an alternative. */
  public T draw(RandomGenerator dice) {
    double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    double left = dice.nextDouble() * total;
    Iterator<Map.Entry<T, Double>> entries = weights.entrySet().iterator();
    while (true) {
      Map.Entry<T, Double> entry = entries.next();
      left -= entry.getValue();
      if (left < 0 || !entries.hasNext()) {
        return entry.getKey();
      }
    }
  }
}
