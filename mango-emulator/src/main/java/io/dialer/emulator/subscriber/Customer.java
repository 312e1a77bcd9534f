package io.dialer.emulator.subscriber;

import io.dialer.emulator.scenario.Behaviour;
import io.dialer.emulator.scenario.Customers;
import io.dialer.emulator.scenario.NumberBehaviour;
import io.dialer.emulator.scenario.Range;
import io.dialer.emulator.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The person who is called, within one call. */
public final class Customer {
  private final Scenario scenario;
  private final NumberBehaviour own;
  private final RandomGenerator dice;
  private final @Nullable Deque<String> plannedKeys;

  public Customer(Scenario scenario, String number, RandomGenerator dice) {
    this.scenario = scenario;
    this.own = scenario.behaviourOf(number);
    this.dice = dice;
    this.plannedKeys = own.keys() == null ? null : new ArrayDeque<>(own.keys());
  }

  /** The telephone begins to ring. */
  public Answering ring() {
    Customers all = scenario.customers();
    Behaviour drawn = all.outcomes().draw(dice);
    Behaviour behaviour = own.behaviour() == null ? drawn : own.behaviour();
    return switch (behaviour) {
      case ANSWER -> new Answering(behaviour, ownOr(own.ringMs(), all.ringMs()).draw(dice));
      case NO_ANSWER -> new Answering(behaviour, scenario.timing().noAnswerMs());
      case BUSY, UNAVAILABLE, WRONG_NUMBER -> new Answering(behaviour, all.failMs().draw(dice));
    };
  }

  /** A prompt of this name and length, in emulated milliseconds, begins to sound. */
  public Reaction hear(String prompt, long durationMs) {
    Customers all = scenario.customers();
    // All dice are thrown every time, so that an override shifts no later decision.
    double temper = dice.nextDouble();
    long hangUpAt = (long) (dice.nextDouble() * durationMs);
    String drawn = all.keysAt(prompt).draw(dice);
    long pressAt = ownOr(own.keyDelayMs(), all.keyDelayMs()).draw(dice);
    if (temper
        < (own.hangUpDuringPrompt() == null
            ? all.hangUpDuringPrompt()
            : own.hangUpDuringPrompt())) {
      return new Reaction.HangsUp(hangUpAt);
    }
    String key = plannedKeys == null ? drawn : nextPlanned(plannedKeys);
    return key.equals(Customers.NONE)
        ? new Reaction.StaysSilent()
        : new Reaction.Presses(key, pressAt);
  }

  /** How long a talk lasts with this customer, where the scenario says so for the number. */
  public long talkMs() {
    return ownOr(own.talkMs(), scenario.operators().talkMs()).draw(dice);
  }

  private static String nextPlanned(Deque<String> keys) {
    String next = keys.poll();
    return next == null ? Customers.NONE : next;
  }

  private static Range ownOr(@Nullable Range own, Range common) {
    return own == null ? common : own;
  }
}
