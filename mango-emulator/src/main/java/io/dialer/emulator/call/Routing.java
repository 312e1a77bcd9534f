package io.dialer.emulator.call;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Line;
import io.dialer.emulator.account.Scheme;
import io.dialer.emulator.call.RingOperator.Via;
import io.dialer.emulator.call.Target.ToEmployee;
import io.dialer.emulator.call.Target.ToGroup;
import io.dialer.emulator.call.Target.ToLine;
import io.dialer.emulator.call.Target.ToNumber;
import io.dialer.emulator.webhook.Caller;
import java.util.OptionalInt;

/** Connects a customer with a target: the second half of a callback, a route, a blind transfer. */
final class Routing {
  private final Account account;
  private final Legs legs;
  private final RingOperator ringOperator;
  private final GroupQueue groupQueue;
  private final IvrVisit ivrVisit;
  private final Conversation conversation;

  Routing(
      Account account,
      Legs legs,
      RingOperator ringOperator,
      GroupQueue groupQueue,
      IvrVisit ivrVisit,
      Conversation conversation) {
    this.account = account;
    this.legs = legs;
    this.ringOperator = ringOperator;
    this.groupQueue = groupQueue;
    this.ivrVisit = ivrVisit;
    this.conversation = conversation;
  }

  void connect(Call call, Caller from, Target target, Via via) {
    if (target instanceof ToEmployee to) {
      ring(ringOperator.open(call, from, to.employee(), via));
    } else if (target instanceof ToNumber to) {
      ring(ringOperator.open(call, from, to.number(), via));
    } else if (target instanceof ToGroup to) {
      groupQueue.enter(call, from, to.group(), via, conversation::begin);
    } else if (target instanceof ToLine to) {
      enter(call, from, to.line(), via);
    }
  }

  /** The code with which the lists of numbers end a call of this customer before it rings. */
  OptionalInt refusal(String customer) {
    return account.numberLists().refusal(customer);
  }

  private void ring(Leg leg) {
    ringOperator.ring(leg, () -> conversation.begin(leg), code -> legs.finish(leg.call, code));
  }

  private void enter(Call call, Caller from, Line line, Via via) {
    if (line.scheme() instanceof Scheme.Menu menu) {
      ivrVisit.enter(call, from, line, menu, via.commandId());
    } else if (line.scheme() instanceof Scheme.Redirect redirect) {
      // The scenario was checked: a redirection leads to an employee or a group.
      Target target = Target.of(account, redirect.to()).orElseThrow();
      connect(call, from, target, new Via(line.number(), null, via.commandId()));
    }
  }
}
