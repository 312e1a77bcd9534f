package io.dialer.emulator.subscriber;

import io.dialer.emulator.scenario.Behaviour;
import io.dialer.emulator.scenario.NumberBehaviour;
import io.dialer.emulator.scenario.Operators;
import io.dialer.emulator.scenario.Scenario;
import java.util.random.RandomGenerator;

/** What operators, and external numbers to which a call is routed, do within one call. */
public final class OperatorDice {
  private final Scenario scenario;
  private final RandomGenerator dice;

  public OperatorDice(Scenario scenario, RandomGenerator dice) {
    this.scenario = scenario;
    this.dice = dice;
  }

  /**
   * A telephone begins to ring.
   *
   * @param key the operator's extension, or an external number: overrides in {@code numbers} go by
   *     it
   */
  public Answering ring(String key) {
    Operators all = scenario.operators();
    NumberBehaviour own = scenario.behaviourOf(key);
    Behaviour drawn = all.outcomes().draw(dice);
    Behaviour behaviour = own.behaviour() == null ? drawn : own.behaviour();
    return switch (behaviour) {
      case ANSWER ->
          new Answering(behaviour, (own.ringMs() == null ? all.ringMs() : own.ringMs()).draw(dice));
      case NO_ANSWER -> new Answering(behaviour, scenario.timing().noAnswerMs());
      case BUSY, UNAVAILABLE, WRONG_NUMBER ->
          new Answering(behaviour, scenario.customers().failMs().draw(dice));
    };
  }

  /** Whether the operator ends the talk, rather than the customer. */
  public boolean hangsUpFirst() {
    return dice.nextDouble() < scenario.operators().hangUpFirst();
  }

  /** Which of so many free operators is chosen: 0 to {@code count} − 1. */
  public int choose(int count) {
    return dice.nextInt(count);
  }
}
