package io.dialer.emulator.scenario;

/**
 * How operators, and external numbers to which a call is routed, behave.
 *
 * @param outcomes shares of what happens when they are called
 * @param ringMs how long they let it ring before they answer
 * @param talkMs how long they talk
 * @param hangUpFirst probability, 0 to 1, that it is the operator, not the customer, who ends the
 *     talk
 */
public record Operators(
    Shares<Behaviour> outcomes, Range ringMs, Range talkMs, double hangUpFirst) {
  public Operators {
    Scenario.checkProbability("operators.hangUpFirst", hangUpFirst);
  }
}
