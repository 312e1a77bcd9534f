package io.dialer.emulator.call;

import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@code call_id} inside a call. Changed by {@link Legs} alone, on the PBX's thread. */
public final class Leg {
  final Call call;
  final String callId;
  final Location location;
  final Callee to;
  final @Nullable String commandId;
  final long appearedAt;
  Caller from;
  LegState state = LegState.APPEARED;
  int seq;
  int dtmfSeq;
  long connectedAt;
  long endedAt;
  int disconnectReason;

  /** The recordings that were ordered or made of this leg. */
  final List<Tape> tapes = new ArrayList<>(1);

  /** The employee whose telephone this leg keeps engaged. */
  @Nullable String occupies;

  /** For a leg in a voice menu: how long the menu waits in silence. */
  long menuWaitMs;

  /**
   * What a hang-up command does instead of ending the whole call, while a transfer is under way.
   */
  @Nullable Runnable onHangup;

  Leg(
      Call call,
      String callId,
      Location location,
      Caller from,
      Callee to,
      @Nullable String commandId,
      long appearedAt) {
    this.call = call;
    this.callId = callId;
    this.location = location;
    this.from = from;
    this.to = to;
    this.commandId = commandId;
    this.appearedAt = appearedAt;
  }

  boolean isLive() {
    return state != LegState.DISCONNECTED;
  }

  boolean isUnanswered() {
    return state == LegState.APPEARED;
  }

  /** Whether the customer is this leg's caller, rather than its callee. */
  boolean customerCalls() {
    return call.order.customer().equals(from.number());
  }

  /** What is known about the leg now. */
  LegView view() {
    return new LegView(
        callId,
        location.wire(),
        state.wire(),
        from,
        to,
        commandId,
        appearedAt,
        orNull(connectedAt),
        orNull(endedAt),
        isLive() ? null : disconnectReason,
        tapes.stream().filter(tape -> tape.kept).map(tape -> tape.id).toList());
  }

  private static @Nullable Long orNull(long millis) {
    return millis == 0 ? null : millis;
  }
}
