package io.dialer.core.call;

import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an answer to a command means to the call, be it immediate or delayed. */
final class CommandNews {
  private static final Logger LOG = LoggerFactory.getLogger(CommandNews.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final CallTimes times;
  private final CallCounters counters;

  CommandNews(CallTimes times, CallCounters counters) {
    this.times = times;
    this.counters = counters;
  }

  Turn apply(CallBook book, Call call, CommandAnswered answer, Instant now) {
    return Turn.silent(
        answer.commandId().equals(call.attempt().commandId())
            ? dialled(book, call, answer.outcome(), now)
            : answer.commandId().equals(call.lastCommandId())
                ? told(book, call, answer.outcome(), now)
                : call);
  }

  /** The command that dials was answered. Events of the call itself may have come before. */
  private Call dialled(CallBook book, Call call, CommandOutcome outcome, Instant now) {
    if (call.state() != CallState.PLACING
        && call.state() != CallState.UNKNOWN
        && call.state() != CallState.PLACED) {
      return call;
    }
    if (outcome instanceof Accepted) {
      return call.state() == CallState.PLACED ? call : moved(call, CallState.PLACED, now);
    } else if (outcome instanceof Rejected rejected) {
      return rejected.again() && call.state() != CallState.PLACED
          ? released(book, call, rejected)
          : RecordResult.as(book, call, List.of(), JudgeCall.notReached(rejected.cause()), now);
    }
    LOG.warn(
        "attempt {} of task {}: whether {} was dialled is unknown ({}); it is not dialled again",
        call.id(),
        call.attempt().taskId(),
        call.attempt().phone(),
        ((CommandOutcome.Unknown) outcome).reason());
    return call.state() == CallState.PLACING ? moved(call, CallState.UNKNOWN, now) : call;
  }

  private Call moved(Call call, CallState to, Instant now) {
    // Where the call's end is known already, the answer comes late.
    return call.isClosing()
        ? call.in(to)
        : call.in(to).due(now.plus(times.atMost(to)), Due.Step.RESCUE);
  }

  /** It was certainly not dialled: the number goes back, and this attempt is over. */
  private Call released(CallBook book, Call call, Rejected rejected) {
    book.numbers().release(call.attempt().numberId());
    book.markReleased(call.id());
    counters.releasedOne();
    LOG.info(
        "attempt {} of task {}: {} was not dialled (code {}); it goes back to its queue",
        call.id(),
        call.attempt().taskId(),
        call.attempt().phone(),
        rejected.cause().code());
    return call.ended();
  }

  /**
   * The last command for the live call was answered. An unknown outcome needs nothing: the call's
   * next deadline or event goes on from there.
   */
  private Call told(CallBook book, Call call, CommandOutcome outcome, Instant now) {
    if (!(outcome instanceof Rejected rejected) || nothingMoreToTell(book, call)) {
      return call;
    }
    LOG.info(
        "call {}: the PBX refused command {} (code {})",
        call.id(),
        call.commandsSent(),
        rejected.cause().code());
    if (rejected.cause().reason() == EndReason.NO_SUCH_CALL) {
      return call.due(now.plus(times.lastNews()), Due.Step.CLOSE);
    } else if (rejected.again()) {
      return againSoon(call, now);
    }
    // A hang-up that is refused for good leaves the call to its deadline.
    return call.isClosing() ? call : call.due(now, Due.Step.HANG_UP);
  }

  /** Whether the refusal comes too late to matter: the call has gone on to a talk, or is over. */
  private static boolean nothingMoreToTell(CallBook book, Call call) {
    return call.state() == CallState.TALKING
        || call.summary() != null
        || book.legs(call.id()).stream().noneMatch(Leg::isLive);
  }

  /** Refused for a limit: the same is tried again, though a prompt between questions is skipped. */
  private Call againSoon(Call call, Instant now) {
    Instant soon = now.plus(SOON);
    if (call.isListening()) {
      // The customer may still answer what was asked before.
      return call.due(soon, Due.Step.REPEAT);
    } else if (call.due() != null && call.due().step() == Due.Step.ASK) {
      return call.due(soon, Due.Step.ASK);
    } else if (call.state() == CallState.CONNECTING && !call.isClosing()) {
      return call.due(soon, Due.Step.CONNECT);
    }
    boolean tooOld = soon.isAfter(call.attempt().placedAt().plus(times.longestCall()));
    return tooOld ? call : call.due(soon, Due.Step.HANG_UP);
  }
}
