package io.dialer.emulator.call;

import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Group;
import io.dialer.emulator.call.RingOperator.Via;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps a caller in a group's queue and rings its free operators one after another, until one
 * answers or none is left.
 */
final class GroupQueue {
  private final Legs legs;
  private final RingOperator ringOperator;
  private final CallRegistry registry;
  private final Scenario scenario;
  private final Predicate<Employee> takesGroupCalls;

  GroupQueue(
      Legs legs,
      RingOperator ringOperator,
      CallRegistry registry,
      Scenario scenario,
      Predicate<Employee> takesGroupCalls) {
    this.legs = legs;
    this.ringOperator = ringOperator;
    this.registry = registry;
    this.scenario = scenario;
    this.takesGroupCalls = takesGroupCalls;
  }

  /**
   * Puts a caller into the queue.
   *
   * @param answered gets the leg of the operator who answers, not connected yet; the queue's leg is
   *     closed by then
   */
  void enter(Call call, Caller from, Group group, Via via, Consumer<Leg> answered) {
    Via through = new Via(via.lineNumber(), group.extension(), via.commandId());
    Callee to = new Callee(null, group.extension(), via.lineNumber(), group.extension());
    Leg queue = legs.open(call, Location.QUEUE, from, to, via.commandId(), null);
    Visit visit = new Visit(queue, group, through, answered, new ArrayList<>());
    call.plan(scenario.timing().switchMs().draw(call.pbxDice), () -> ringNext(visit));
  }

  private record Visit(
      Leg queue, Group group, Via via, Consumer<Leg> answered, List<Employee> tried) {}

  private void ringNext(Visit visit) {
    Leg queue = visit.queue;
    List<Employee> free =
        visit.group.members().stream()
            .filter(member -> !visit.tried.contains(member))
            .filter(takesGroupCalls)
            .filter(member -> !registry.isEngaged(member.extension()))
            .toList();
    if (free.isEmpty()) {
      legs.finish(queue.call, EndCode.NO_OPERATORS);
      return;
    }
    Employee chosen = free.get(queue.call.operators.choose(free.size()));
    visit.tried.add(chosen);
    Leg leg = ringOperator.open(queue.call, queue.from.takenFrom(queue.callId), chosen, visit.via);
    ringOperator.ring(leg, () -> answer(visit, leg), code -> fail(visit, leg, code));
  }

  private void answer(Visit visit, Leg leg) {
    legs.close(visit.queue, EndCode.NORMAL);
    visit.answered.accept(leg);
  }

  private void fail(Visit visit, Leg leg, int code) {
    legs.close(leg, code);
    ringNext(visit);
  }
}
