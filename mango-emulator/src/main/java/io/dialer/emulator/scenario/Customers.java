package io.dialer.emulator.scenario;

import java.util.Map;

/**
 * How the people who are called behave.
 *
 * @param outcomes shares of what happens when they are called
 * @param ringMs how long they let it ring before they answer
 * @param failMs how long the network takes to say busy, unavailable or wrong number
 * @param keys what they press per prompt, by the prompt's name; {@code default} for all other
 *     prompts. The key {@code none} means silence
 * @param keyDelayMs when they press, counted from the beginning of the prompt
 * @param hangUpDuringPrompt probability, 0 to 1, of hanging up within a prompt
 */
public record Customers(
    Shares<Behaviour> outcomes,
    Range ringMs,
    Range failMs,
    Map<String, Shares<String>> keys,
    Range keyDelayMs,
    double hangUpDuringPrompt) {
  /** The key that means silence. */
  public static final String NONE = "none";

  static final String DEFAULT = "default";

  public Customers {
    keys = Map.copyOf(keys);
    if (!keys.containsKey(DEFAULT)) {
      throw new IllegalArgumentException("customers.keys needs an entry named 'default'");
    }
    keys.values().forEach(shares -> shares.weights().keySet().forEach(Customers::checkKey));
    Scenario.checkProbability("customers.hangUpDuringPrompt", hangUpDuringPrompt);
  }

  /** What is pressed at this prompt, by its name. */
  public Shares<String> keysAt(String prompt) {
    Shares<String> own = keys.get(prompt);
    return own != null ? own : keys.getOrDefault(DEFAULT, new Shares<>(Map.of(NONE, 1.0)));
  }

  static void checkKey(String key) {
    if (!key.equals(NONE) && !key.matches("[0-9*#]+")) {
      throw new IllegalArgumentException(
          "A key is made of 0-9, * and #, or is 'none', not '" + key + "'");
    }
  }
}
