package io.dialer.emulator.call;

import io.dialer.emulator.account.Employee;
import io.dialer.emulator.scenario.Behaviour;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.subscriber.Answering;
import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Rings an employee, or an external number in an operator's place. */
final class RingOperator {
  private final Legs legs;
  private final CallRegistry registry;
  private final Scenario scenario;

  RingOperator(Legs legs, CallRegistry registry, Scenario scenario) {
    this.legs = legs;
    this.registry = registry;
    this.scenario = scenario;
  }

  /** Opens a leg to an employee. */
  Leg open(Call call, Caller from, Employee employee, Via via) {
    String extension = employee.extension();
    Callee to = new Callee(extension, employee.number(), via.lineNumber(), via.acdGroup());
    return legs.open(
        call,
        Location.ABONENT,
        from,
        to,
        via.commandId(),
        registry.isEngaged(extension) ? null : extension);
  }

  /** Opens a leg to an external number. */
  Leg open(Call call, Caller from, String number, Via via) {
    Callee to = new Callee(null, number, via.lineNumber(), via.acdGroup());
    return legs.open(call, Location.ABONENT, from, to, via.commandId(), null);
  }

  /**
   * Lets the leg ring until it is answered or fails.
   *
   * @param failed gets the code; it closes the leg
   */
  void ring(Leg leg, Runnable answered, IntConsumer failed) {
    Call call = leg.call;
    if (leg.to.extension() != null && leg.occupies == null) {
      long signal = scenario.timing().switchMs().draw(call.pbxDice);
      call.plan(signal, () -> failed.accept(EndCode.BUSY));
      return;
    }
    Answering answering = call.operators.ring(key(leg.to));
    boolean answers = answering.behaviour() == Behaviour.ANSWER;
    call.plan(
        answering.afterMs(),
        answers ? answered : () -> failed.accept(answering.behaviour().code()));
  }

  private static String key(Callee to) {
    @Nullable String extension = to.extension();
    return extension != null ? extension : String.valueOf(to.number());
  }

  /** How a leg comes about: its line, group and command. */
  record Via(@Nullable String lineNumber, @Nullable String acdGroup, @Nullable String commandId) {}
}
