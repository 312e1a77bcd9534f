package io.dialer.emulator.call;

import io.dialer.emulator.subscriber.Customer;
import io.dialer.emulator.subscriber.OperatorDice;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One call: its legs, its people and what is planned for it. Lives on the PBX's thread. */
public final class Call {
  final CallOrder order;
  final String entryId;
  final long placedAt;
  final Customer customer;
  final OperatorDice operators;

  /** Decides the delays of the PBX within this call. */
  final RandomGenerator pbxDice;

  final List<Leg> legs = new ArrayList<>(3);
  final List<String> promptsHeard = new ArrayList<>(2);
  final List<String> keys = new ArrayList<>(2);
  long answeredAt;
  long endedAt;
  int endCode;

  /** The leg in which the customer and an operator have talked. */
  @Nullable Leg talk;

  /** What else is to be done when the call has ended and its summary is on its way. */
  Runnable whenEnded = () -> {};

  private final EmulatedTime time;
  private final List<EmulatedTime.Timer> planned = new ArrayList<>(2);

  Call(
      CallOrder order,
      String entryId,
      Customer customer,
      OperatorDice operators,
      RandomGenerator pbxDice,
      EmulatedTime time) {
    this.order = order;
    this.entryId = entryId;
    this.placedAt = time.millis();
    this.customer = customer;
    this.operators = operators;
    this.pbxDice = pbxDice;
    this.time = time;
  }

  /** Plans the call's next step; steps planned earlier stay planned. */
  void plan(long emulatedMillis, Runnable step) {
    planned.add(time.after(emulatedMillis, step));
  }

  /** Forgets all planned steps. */
  void cancelPlans() {
    planned.forEach(EmulatedTime.Timer::cancel);
    planned.clear();
  }

  long now() {
    return time.millis();
  }

  boolean hasEnded() {
    return endedAt != 0;
  }

  List<Leg> liveLegs() {
    return legs.stream().filter(Leg::isLive).toList();
  }

  /** The customer as the caller of the leg that follows another. */
  Caller customerFrom(Leg previous) {
    return new Caller(order.extension(), order.customer(), previous.callId);
  }

  CallView view() {
    return new CallView(
        order.customer(),
        order.destination(),
        order.commandId(),
        order.taskId(),
        entryId,
        placedAt,
        answeredAt == 0 ? null : answeredAt,
        legs.stream().map(Leg::view).toList(),
        List.copyOf(promptsHeard),
        List.copyOf(keys),
        hasEnded() ? endedAt : null,
        hasEnded() ? endCode : null);
  }
}
