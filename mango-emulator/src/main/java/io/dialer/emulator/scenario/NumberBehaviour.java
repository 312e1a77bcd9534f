package io.dialer.emulator.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one given number does instead of what the shares say. Each absent field leaves that decision
 * to the shares.
 *
 * @param behaviour what happens when it is called
 * @param keys the keys to press, one per prompt heard; {@code none} for silence, and silence after
 *     the last
 * @param ringMs how long it rings before the answer
 * @param keyDelayMs when a key is pressed, counted from the beginning of the prompt
 * @param talkMs how long the talk with an operator takes
 * @param hangUpDuringPrompt probability, 0 to 1, of hanging up within a prompt
 */
public record NumberBehaviour(
    @Nullable Behaviour behaviour,
    @Nullable List<String> keys,
    @Nullable Range ringMs,
    @Nullable Range keyDelayMs,
    @Nullable Range talkMs,
    @Nullable Double hangUpDuringPrompt) {
  /** A number about which the scenario says nothing. */
  public static final NumberBehaviour ORDINARY =
      new NumberBehaviour(null, null, null, null, null, null);

  public NumberBehaviour {
    if (keys != null) {
      keys = List.copyOf(keys);
      keys.forEach(Customers::checkKey);
    }
    if (hangUpDuringPrompt != null) {
      Scenario.checkProbability("numbers.*.hangUpDuringPrompt", hangUpDuringPrompt);
    }
  }
}
