package io.dialer.emulator.call;

import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.CallEvent;
import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import io.dialer.emulator.webhook.DtmfEvent;
import io.dialer.emulator.webhook.Outbox;
import org.jspecify.annotations.Nullable;

/** Changes legs, and tells the external system of each change. */
final class Legs {
  private static final String EVENTS_CALL = "/events/call";

  private final CallRegistry registry;
  private final EmulatedTime time;
  private final Outbox outbox;
  private final Recorder recorder;

  Legs(CallRegistry registry, EmulatedTime time, Outbox outbox, Recorder recorder) {
    this.registry = registry;
    this.time = time;
    this.outbox = outbox;
    this.recorder = recorder;
  }

  /**
   * Opens a leg, {@code Appeared}.
   *
   * @param occupies the employee whose telephone rings, if it is free
   */
  Leg open(
      Call call,
      Location location,
      Caller from,
      Callee to,
      @Nullable String commandId,
      @Nullable String occupies) {
    Leg leg = new Leg(call, registry.nextCallId(), location, from, to, commandId, time.millis());
    leg.occupies = occupies;
    call.legs.add(leg);
    registry.opened(leg);
    announce(leg);
    return leg;
  }

  /** {@code Connected}, for the first time or again. */
  void connect(Leg leg) {
    leg.state = LegState.CONNECTED;
    leg.connectedAt = leg.connectedAt == 0 ? time.millis() : leg.connectedAt;
    announce(leg);
    recorder.connected(leg);
  }

  /** {@code OnHold}. */
  void hold(Leg leg) {
    leg.state = LegState.ON_HOLD;
    announce(leg);
  }

  /**
   * The caller of a transferred leg is replaced; the state is told again (the document's examples
   * of transfers).
   */
  void replaceCaller(Leg leg, Caller from) {
    leg.from = from;
    announce(leg);
  }

  /** {@code Disconnected}. */
  void close(Leg leg, int reason) {
    leg.state = LegState.DISCONNECTED;
    leg.endedAt = time.millis();
    leg.disconnectReason = reason;
    registry.closed(leg);
    recorder.closed(leg);
    announce(leg);
  }

  /** The customer has pressed keys in a voice menu. */
  void press(Leg leg, String keys) {
    leg.call.keys.add(keys);
    String customer = leg.call.order.customer();
    outbox.send(
        "/events/dtmf",
        new DtmfEvent(
            ++leg.dtmfSeq,
            keys,
            seconds(time.millis()),
            leg.callId,
            leg.call.entryId,
            leg.location.wire(),
            customer,
            customer,
            leg.to.number(),
            leg.to.lineNumber()));
  }

  /** Ends the call: its live legs are closed with the code, then the summary goes out. */
  void finish(Call call, int code) {
    call.cancelPlans();
    call.liveLegs().forEach(leg -> close(leg, code));
    call.endedAt = time.millis();
    call.endCode = code;
    registry.close(call);
    outbox.send("/events/summary", Summaries.of(call));
    call.whenEnded.run();
  }

  private void announce(Leg leg) {
    outbox.send(
        EVENTS_CALL,
        new CallEvent(
            leg.call.entryId,
            leg.callId,
            seconds(time.millis()),
            ++leg.seq,
            leg.state.wire(),
            leg.location.wire(),
            leg.from,
            leg.to,
            leg.isLive() ? null : leg.disconnectReason,
            leg.commandId,
            leg.call.order.taskId(),
            leg.call.order.taskId() == null ? "API" : "ObDial"));
  }

  static long seconds(long millis) {
    return millis / 1000;
  }
}
