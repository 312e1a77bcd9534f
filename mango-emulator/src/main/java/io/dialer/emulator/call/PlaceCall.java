package io.dialer.emulator.call;

import io.dialer.emulator.call.RingOperator.Via;
import io.dialer.emulator.call.Target.ToGroup;
import io.dialer.emulator.scenario.Behaviour;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.subscriber.Answering;
import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.OptionalInt;

/**
 * Places a call: rings the first party, then, when it has answered, leads it to the second
 * (sections 3.2.1, 3.2.2).
 */
final class PlaceCall {
  private final CallRegistry registry;
  private final Legs legs;
  private final Routing routing;
  private final GroupQueue groupQueue;
  private final Conversation conversation;
  private final Scenario scenario;

  PlaceCall(
      CallRegistry registry,
      Legs legs,
      Routing routing,
      GroupQueue groupQueue,
      Conversation conversation,
      Scenario scenario) {
    this.registry = registry;
    this.legs = legs;
    this.routing = routing;
    this.groupQueue = groupQueue;
    this.conversation = conversation;
    this.scenario = scenario;
  }

  void place(CallOrder order) {
    Call call = registry.open(order);
    call.plan(
        scenario.timing().setupMs().draw(call.pbxDice),
        order.groupFirst() && order.target() instanceof ToGroup to
            ? () -> ringGroupFirst(call, to)
            : () -> ringCustomerFirst(call));
  }

  private void ringCustomerFirst(Call call) {
    CallOrder order = call.order;
    Callee to = new Callee(order.extension(), order.customer(), null, null);
    Leg first =
        legs.open(call, Location.ABONENT, order.target().asCaller(), to, order.commandId(), null);
    ringCustomer(
        first,
        () -> {
          legs.connect(first);
          replaceSoon(
              first,
              () -> routing.connect(call, call.customerFrom(first), order.target(), via(order)));
        });
  }

  private void ringGroupFirst(Call call, ToGroup to) {
    Caller customer = new Caller(null, call.order.customer(), null);
    groupQueue.enter(call, customer, to.group(), via(call.order), this::ringCustomerSecond);
  }

  private void ringCustomerSecond(Leg operator) {
    legs.connect(operator);
    Call call = operator.call;
    Caller from = new Caller(operator.to.extension(), operator.to.number(), operator.callId);
    Callee to = new Callee(null, call.order.customer(), call.order.lineNumber(), null);
    replaceSoon(
        operator,
        () -> {
          Leg leg =
              legs.open(
                  call, Location.ABONENT, from, to, call.order.commandId(), operator.occupies);
          ringCustomer(leg, () -> conversation.begin(leg));
        });
  }

  private void ringCustomer(Leg leg, Runnable answered) {
    Call call = leg.call;
    OptionalInt refusal = routing.refusal(call.order.customer());
    if (refusal.isPresent()) {
      call.plan(0, () -> legs.finish(call, refusal.getAsInt()));
      return;
    }
    Answering answering = call.customer.ring();
    boolean answers = answering.behaviour() == Behaviour.ANSWER;
    int code = answering.behaviour().code();
    call.plan(
        answering.afterMs(),
        answers ? () -> pickUp(call, answered) : () -> legs.finish(call, code));
  }

  private static void pickUp(Call call, Runnable answered) {
    call.answeredAt = call.now();
    answered.run();
  }

  private void replaceSoon(Leg leg, Runnable next) {
    Call call = leg.call;
    call.plan(
        scenario.timing().switchMs().draw(call.pbxDice),
        () -> {
          legs.close(leg, EndCode.REPLACED);
          next.run();
        });
  }

  private static Via via(CallOrder order) {
    return new Via(order.lineNumber(), null, order.commandId());
  }
}
