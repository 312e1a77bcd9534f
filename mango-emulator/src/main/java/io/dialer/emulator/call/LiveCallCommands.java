package io.dialer.emulator.call;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.call.RingOperator.Via;
import io.dialer.emulator.call.Target.ToEmployee;
import io.dialer.emulator.call.Target.ToNumber;
import io.dialer.emulator.scenario.Scenario;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands to calls that are under way. Each answers with the code of its {@code /result/…}. */
final class LiveCallCommands {
  private static final int DONE = 1000;
  private static final int INVALID = 3100;
  private static final int BAD_NUMBER = 3200;
  private static final int CALL_NOT_FOUND = 3310;
  private static final int FILE_NOT_FOUND = 3340;
  private static final int IMPOSSIBLE = 4100;
  private static final int ENDED_OR_UNKNOWN = 4101;

  private final CallRegistry registry;
  private final Account account;
  private final Scenario scenario;
  private final Legs legs;
  private final IvrVisit ivrVisit;
  private final Routing routing;
  private final Transfer transfer;

  LiveCallCommands(
      CallRegistry registry,
      Account account,
      Scenario scenario,
      Legs legs,
      IvrVisit ivrVisit,
      Routing routing,
      Transfer transfer) {
    this.registry = registry;
    this.account = account;
    this.scenario = scenario;
    this.legs = legs;
    this.ivrVisit = ivrVisit;
    this.routing = routing;
    this.transfer = transfer;
  }

  /** Section 3.2.3: in a menu and at a telephone, not in a queue. */
  int hangup(String callId) {
    return registry.liveLeg(callId).map(this::hangup).orElse(ENDED_OR_UNKNOWN);
  }

  private int hangup(Leg leg) {
    if (leg.location == Location.QUEUE) {
      return IMPOSSIBLE;
    }
    if (leg.onHangup != null) {
      leg.onHangup.run();
    } else {
      legs.finish(leg.call, EndCode.BY_COMMAND);
    }
    return DONE;
  }

  /** Section 3.2.6: in a menu or a queue only. */
  int play(String callId, @Nullable Integer audioId, long afterPlayMs) {
    Optional<Leg> leg = registry.liveLeg(callId);
    Optional<AudioFile> file = Optional.ofNullable(audioId).flatMap(account.audioFiles()::byId);
    if (leg.isEmpty()) {
      return CALL_NOT_FOUND;
    }
    if (leg.get().location == Location.ABONENT) {
      return IMPOSSIBLE;
    }
    if (audioId != null && file.isEmpty()) {
      return FILE_NOT_FOUND;
    }
    if (leg.get().location == Location.IVR) {
      ivrVisit.play(leg.get(), file, afterPlayMs);
    } else {
      file.ifPresent(prompt -> leg.get().call.promptsHeard.add(prompt.name()));
    }
    return DONE;
  }

  /** Section 3.2.7: a call in a menu or a queue, or one that rings at an employee's telephone. */
  int route(String callId, String toNumber, String commandId) {
    Optional<Leg> leg = registry.liveLeg(callId);
    if (leg.isEmpty()) {
      return ENDED_OR_UNKNOWN;
    }
    // The first leg of a callback rings the customer: there is nobody to be led elsewhere yet.
    if (!leg.get().isUnanswered() || !leg.get().customerCalls()) {
      return IMPOSSIBLE;
    }
    Optional<Target> target = Target.of(account, toNumber);
    target.ifPresent(to -> route(leg.get(), to, commandId));
    return target.isPresent() ? DONE : BAD_NUMBER;
  }

  private void route(Leg leg, Target target, String commandId) {
    Call call = leg.call;
    call.cancelPlans();
    // A queue goes together with the operator's telephone that rings for it.
    call.liveLegs()
        .forEach(
            live ->
                legs.close(
                    live,
                    live.location == Location.ABONENT ? EndCode.INTERCEPTED : EndCode.NORMAL));
    Via via = new Via(leg.to.lineNumber(), null, commandId);
    call.plan(
        scenario.timing().switchMs().draw(call.pbxDice),
        () -> routing.connect(call, leg.from.takenFrom(leg.callId), target, via));
  }

  /**
   * Section 3.2.8: a customer who talks with an employee.
   *
   * @param initiator who hands over; null for the employee of the leg
   */
  int transfer(
      String callId, boolean blind, String toNumber, @Nullable String initiator, String commandId) {
    Optional<Leg> leg = registry.liveLeg(callId);
    if (leg.isEmpty()) {
      return ENDED_OR_UNKNOWN;
    }
    if (!canBeHandedOver(leg.get())) {
      return IMPOSSIBLE;
    }
    if (initiator != null && !isOperator(initiator, leg.get())) {
      return INVALID;
    }
    Optional<Target> target = Target.of(account, toNumber);
    if (target.isEmpty()) {
      return BAD_NUMBER;
    }
    return blind
        ? blind(leg.get(), target.get(), commandId)
        : consult(leg.get(), target.get(), commandId);
  }

  private static boolean canBeHandedOver(Leg leg) {
    return leg.state == LegState.CONNECTED
        && leg.equals(leg.call.talk)
        && leg.customerCalls()
        && leg.to.extension() != null;
  }

  private static boolean isOperator(String initiator, Leg leg) {
    return initiator.equals("to.extension")
        || initiator.equals("to.number")
        || Objects.equals(initiator, leg.to.extension())
        || Objects.equals(initiator, leg.to.number());
  }

  private int blind(Leg leg, Target target, String commandId) {
    transfer.blind(leg, target, commandId);
    return DONE;
  }

  private int consult(Leg leg, Target target, String commandId) {
    if (!(target instanceof ToEmployee || target instanceof ToNumber)) {
      return IMPOSSIBLE;
    }
    transfer.consult(leg, target, commandId);
    return DONE;
  }
}
