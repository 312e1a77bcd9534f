package io.dialer.emulator.call;

import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.call.CampaignOrder.First;
import io.dialer.emulator.call.RingOperator.Via;
import io.dialer.emulator.scenario.Behaviour;
import io.dialer.emulator.subscriber.Answering;
import io.dialer.emulator.subscriber.Reaction;
import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of an outbound campaign: customer and operator are rung in the campaign's order, the
 * customer hears the message, and the two meet.
 */
final class CampaignCall {
  private final Call call;
  private final CampaignOrder order;
  private final Legs legs;
  private final RingOperator ringOperator;
  private final Conversation conversation;
  private @Nullable Leg customer;
  private @Nullable Leg operator;
  private boolean customerReady;
  private boolean operatorReady;
  private int reason = CampaignReason.STOPPED;

  CampaignCall(
      Call call,
      CampaignOrder order,
      Legs legs,
      RingOperator ringOperator,
      Conversation conversation) {
    this.call = call;
    this.order = order;
    this.legs = legs;
    this.ringOperator = ringOperator;
    this.conversation = conversation;
  }

  void begin() {
    boolean operatorToo = order.way().staffed() && order.way().first() != First.CUSTOMER;
    if (operatorToo) {
      callOperator();
    }
    if (!call.hasEnded() && !(operatorToo && order.way().first() == First.OPERATOR)) {
      callCustomer();
    }
  }

  CampaignOrder.Outcome outcome() {
    boolean answered = call.answeredAt != 0;
    long talked = answered ? Legs.seconds(call.endedAt) - Legs.seconds(call.answeredAt) : 0;
    return new CampaignOrder.Outcome(reason, talked, List.copyOf(call.keys));
  }

  private void callCustomer() {
    String line = order.line().number();
    Callee to = new Callee(null, order.customer(), line, null);
    Leg leg = legs.open(call, Location.ABONENT, new Caller(null, line, null), to, null, null);
    customer = leg;
    Answering answering = call.customer.ring();
    long wait = order.way().answerWaitMs();
    Behaviour behaviour =
        answering.afterMs() > wait && answering.behaviour() == Behaviour.ANSWER
            ? Behaviour.NO_ANSWER
            : answering.behaviour();
    switch (behaviour) {
      case ANSWER -> call.plan(answering.afterMs(), () -> customerAnswered(leg));
      case NO_ANSWER -> call.plan(wait, () -> customerFailed(behaviour));
      case BUSY, UNAVAILABLE, WRONG_NUMBER ->
          call.plan(answering.afterMs(), () -> customerFailed(behaviour));
    }
  }

  private void customerFailed(Behaviour behaviour) {
    finish(behaviour.code(), CampaignReason.ofCustomer(behaviour));
  }

  private void customerAnswered(Leg leg) {
    call.answeredAt = call.now();
    reason = CampaignReason.TALK;
    legs.connect(leg);
    Optional<AudioFile> message = order.way().message();
    if (message.isPresent()) {
      play(message.get());
    } else {
      customerIsReady();
    }
  }

  private void play(AudioFile message) {
    call.promptsHeard.add(message.name());
    Reaction reaction = call.customer.hear(message.name(), message.durationMs());
    if (reaction instanceof Reaction.HangsUp hangsUp) {
      call.plan(hangsUp.afterMs(), () -> finish(EndCode.BY_CALLEE, CampaignReason.TALK));
    } else if (reaction instanceof Reaction.Presses presses) {
      call.plan(presses.afterMs(), () -> press(presses.key()));
    } else {
      call.plan(message.durationMs(), this::customerIsReady);
    }
  }

  private void press(String key) {
    call.keys.add(key);
    customerIsReady();
  }

  private void customerIsReady() {
    customerReady = true;
    if (!order.way().staffed()) {
      finish(EndCode.NORMAL, CampaignReason.TALK);
    } else if (operator == null) {
      callOperator();
    } else {
      meet();
    }
  }

  private void callOperator() {
    Optional<Employee> free = order.desk().takeOperator();
    if (free.isEmpty()) {
      finish(EndCode.NO_OPERATORS, CampaignReason.OPERATOR_BUSY);
      return;
    }
    String line = order.line().number();
    Leg ringing = customer;
    Caller from =
        ringing == null
            ? new Caller(null, line, null)
            : new Caller(null, order.customer(), ringing.callId);
    Leg leg = ringOperator.open(call, from, free.get(), new Via(line, null, null));
    operator = leg;
    ringOperator.ring(
        leg, () -> operatorAnswered(leg), code -> finish(code, CampaignReason.ofOperator(code)));
  }

  private void operatorAnswered(Leg leg) {
    operatorReady = true;
    legs.connect(leg);
    if (customer == null) {
      callCustomer();
    } else {
      meet();
    }
  }

  /** The one who was ready first has waited; the customer's own leg gives way to the operator's. */
  private void meet() {
    Leg own = customer;
    Leg talk = operator;
    if (own == null || talk == null || !customerReady || !operatorReady) {
      return;
    }
    legs.close(own, EndCode.REPLACED);
    if (!talk.customerCalls()) {
      legs.replaceCaller(talk, new Caller(null, order.customer(), own.callId));
    }
    conversation.resume(talk);
  }

  private void finish(int code, int why) {
    reason = why;
    legs.finish(call, code);
  }
}
