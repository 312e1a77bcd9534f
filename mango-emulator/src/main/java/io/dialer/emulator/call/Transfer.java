package io.dialer.emulator.call;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.call.RingOperator.Via;
import io.dialer.emulator.call.Target.ToEmployee;
import io.dialer.emulator.call.Target.ToNumber;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.webhook.Caller;

/**
 * Hands a talking customer over from one operator to another (section 3.2.8 and its two examples).
 */
final class Transfer {
  private final Account account;
  private final Legs legs;
  private final RingOperator ringOperator;
  private final Routing routing;
  private final Conversation conversation;
  private final Scenario scenario;

  Transfer(
      Account account,
      Legs legs,
      RingOperator ringOperator,
      Routing routing,
      Conversation conversation,
      Scenario scenario) {
    this.account = account;
    this.legs = legs;
    this.ringOperator = ringOperator;
    this.routing = routing;
    this.conversation = conversation;
    this.scenario = scenario;
  }

  /** With consultation: the customer is held while the operator talks with the consultant. */
  void consult(Leg leg, Target target, String commandId) {
    leg.call.cancelPlans();
    legs.hold(leg);
    Leg consultation = openFromOperator(leg, target, commandId);
    consultation.onHangup = () -> giveBack(leg, consultation, EndCode.BY_COMMAND);
    ringOperator.ring(
        consultation,
        () -> {
          legs.connect(consultation);
          leg.call.plan(scenario.operators().talkMs().min(), () -> handOver(leg, consultation));
        },
        code -> giveBack(leg, consultation, code));
  }

  private void handOver(Leg leg, Leg consultation) {
    consultation.onHangup = null;
    legs.close(leg, EndCode.BY_CALLEE);
    legs.replaceCaller(consultation, leg.from.takenFrom(leg.callId));
    conversation.resume(consultation);
  }

  private void giveBack(Leg leg, Leg consultation, int code) {
    leg.call.cancelPlans();
    legs.close(consultation, code);
    conversation.begin(leg);
  }

  /**
   * Without consultation: the operator leaves at once, and is rung again if the new one does not
   * answer.
   */
  void blind(Leg leg, Target target, String commandId) {
    Call call = leg.call;
    call.cancelPlans();
    legs.hold(leg);
    if (!(target instanceof ToEmployee || target instanceof ToNumber)) {
      legs.close(leg, EndCode.BY_CALLEE);
      routing.connect(call, leg.from.takenFrom(leg.callId), target, via(leg, commandId));
      return;
    }
    Leg next = openFromOperator(leg, target, commandId);
    next.onHangup = () -> ringAgain(leg, next, EndCode.BY_COMMAND);
    legs.close(leg, EndCode.BY_CALLEE);
    legs.replaceCaller(next, leg.from.takenFrom(leg.callId));
    ringOperator.ring(next, () -> answer(next), code -> ringAgain(leg, next, code));
  }

  private void answer(Leg next) {
    next.onHangup = null;
    conversation.begin(next);
  }

  private void ringAgain(Leg leg, Leg failed, int code) {
    Call call = leg.call;
    call.cancelPlans();
    legs.close(failed, code);
    Employee initiator = account.employee(String.valueOf(leg.to.extension())).orElseThrow();
    Via via = via(leg, failed.commandId == null ? "" : failed.commandId);
    routing.connect(call, failed.from.takenFrom(failed.callId), new ToEmployee(initiator), via);
  }

  private Leg openFromOperator(Leg leg, Target target, String commandId) {
    Caller operator = new Caller(leg.to.extension(), leg.to.number(), leg.callId);
    Via via = via(leg, commandId);
    return target instanceof ToEmployee to
        ? ringOperator.open(leg.call, operator, to.employee(), via)
        : ringOperator.open(leg.call, operator, ((ToNumber) target).number(), via);
  }

  private static Via via(Leg leg, String commandId) {
    return new Via(leg.to.lineNumber(), null, commandId);
  }
}
