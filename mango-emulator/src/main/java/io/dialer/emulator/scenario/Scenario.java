package io.dialer.emulator.scenario;

import java.util.Map;

/** Everything that a scenario file says. Described in {@code docs/emulator.md}. */
public record Scenario(
    Timing timing,
    Customers customers,
    Operators operators,
    Prompts prompts,
    Map<String, NumberBehaviour> numbers,
    AccountPlan account,
    CabinetPlan cabinet,
    ContactCentrePlan contactCentre) {
  public Scenario {
    numbers = Map.copyOf(numbers);
  }

  /** What is special about a number; {@link NumberBehaviour#ORDINARY} if nothing is. */
  public NumberBehaviour behaviourOf(String number) {
    return numbers.getOrDefault(number, NumberBehaviour.ORDINARY);
  }

  static void checkProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is a probability from 0 to 1, not " + value);
    }
  }
}
