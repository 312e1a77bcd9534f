package io.dialer.core.call;

import static io.dialer.core.call.Applied.Verdict.APPLIED;
import static io.dialer.core.call.Applied.Verdict.REFUSED;
import static io.dialer.core.call.Applied.Verdict.STALE;
import static io.dialer.core.call.Applied.Verdict.UNKNOWN_CALL;

import io.dialer.core.audio.Prompts;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.CallEvent.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 5 of a call's life: an event of the PBX is applied to the call that it is about.
 *
 * <p>The call's row is locked while that happens, so events of one call follow each other, on
 * whichever node they are applied. Repeating an event changes nothing.
 */
public final class ApplyCallEvent {
  private static final Logger LOG = LoggerFactory.getLogger(ApplyCallEvent.class);

  private final LegNews legNews;
  private final CommandNews commandNews;
  private final PollConversation conversation;
  private final CallTimes times;
  private final CallCounters counters;
  private final InstantSource clock;

  public ApplyCallEvent(
      Prompts prompts, CallTimes times, CallCounters counters, InstantSource clock) {
    this.conversation = new PollConversation(prompts, times);
    this.legNews = new LegNews(conversation, times, counters);
    this.commandNews = new CommandNews(times, counters);
    this.times = times;
    this.counters = counters;
    this.clock = clock;
  }

  /**
   * Applies one event inside the caller's transaction.
   *
   * @param handle an open transaction; the caller commits it and then dispatches the commands
   */
  public Applied apply(Handle handle, CallEvent event) {
    CallStore calls = handle.attach(CallStore.class);
    Optional<Call> found = find(calls, event);
    if (found.isEmpty()) {
      return Applied.nothing(UNKNOWN_CALL);
    }
    Call call = found.get();
    if (call.isOver()) {
      counters.eventCameLate();
      return Applied.nothing(event instanceof CommandAnswered ? STALE : REFUSED);
    }
    Instant now = clock.instant();
    if (call.state() == CallState.HANDED_OVER) {
      return Applied.nothing(ListedCall.news(handle, call, event, now));
    }
    if (event instanceof LegChanged leg) {
      return legChanged(handle, calls, call, leg, now);
    } else if (event instanceof DigitsPressed digits) {
      return digitsPressed(handle, calls, call, digits, now);
    } else if (event instanceof CallSummary summary) {
      return summarised(handle, calls, call, summary, now);
    }
    return save(handle, call, commandNews.apply(handle, call, (CommandAnswered) event, now), now);
  }

  private Applied legChanged(
      Handle handle, CallStore calls, Call call, LegChanged event, Instant now) {
    if (call.callRef() != null && !call.callRef().equals(event.callRef())) {
      LOG.warn(
          "command {} brought about a second call: {} beside {}; it is not followed",
          call.attempt().commandId(),
          event.callRef(),
          call.callRef());
      counters.moveRefused();
      return Applied.nothing(REFUSED);
    }
    Call known = call.known(event.callRef());
    Leg leg =
        new Leg(
            event.leg(),
            call.id(),
            Leg.Role.of(call.attempt(), event.place(), event.to().number()),
            event.seq(),
            event.phase(),
            event.takenFrom(),
            event.phase() == Phase.CONNECTED || event.phase() == Phase.ON_HOLD,
            event.cause());
    if (!calls.saveLeg(leg, now)) {
      return Applied.nothing(STALE);
    }
    return save(handle, call, legNews.apply(handle, known, leg, calls.legs(call.id()), now), now);
  }

  private Applied digitsPressed(
      Handle handle, CallStore calls, Call call, DigitsPressed event, Instant now) {
    List<Leg> legs = calls.legs(call.id());
    Optional<Leg> menu = legs.stream().filter(l -> l.id().equals(event.leg())).findFirst();
    if (menu.isEmpty()) {
      return Applied.nothing(UNKNOWN_CALL);
    }
    if (calls.digitsSeen(event.leg(), event.seq()) == 0) {
      return Applied.nothing(STALE);
    }
    if (call.state() != CallState.IN_POLL) {
      return Applied.nothing(APPLIED);
    } else if (!menu.get().isLive() && !call.passed()) {
      Call told = conversation.pressedBeforeTheEnd(handle, call, menu.get(), event.digits(), now);
      return save(handle, call, Turn.silent(told), now);
    } else if (!call.isListening()) {
      return Applied.nothing(APPLIED);
    }
    return save(
        handle, call, conversation.pressed(handle, call, menu.get(), event.digits(), now), now);
  }

  private Applied summarised(
      Handle handle, CallStore calls, Call call, CallSummary event, Instant now) {
    if (call.summary() != null) {
      return Applied.nothing(STALE);
    }
    Call summed = call.summarised(new Call.Summary(event.talked(), event.cause()));
    List<Leg> legs = calls.legs(call.id());
    boolean allTold = !legs.isEmpty() && legs.stream().noneMatch(Leg::isLive);
    Call next =
        allTold
            ? RecordResult.allTold(handle, summed, legs, now)
            : summed.due(now.plus(times.lastNews()), Due.Step.CLOSE);
    return save(handle, call, Turn.silent(next), now);
  }

  private Applied save(Handle handle, Call before, Turn turn, Instant now) {
    Call after = turn.call();
    if (!after.equals(before)) {
      handle.attach(CallStore.class).save(after, after.isOver() ? now : null);
    }
    return new Applied(APPLIED, turn.commands());
  }

  /** By our own id, then by the PBX's id of the call, then by the leg that this one continues. */
  private static Optional<Call> find(CallStore calls, CallEvent event) {
    if (event instanceof LegChanged leg) {
      return byCommand(calls, leg.commandId())
          .or(() -> calls.lockByRef(leg.callRef()))
          .or(() -> Optional.ofNullable(leg.takenFrom()).flatMap(calls::lockByLeg));
    } else if (event instanceof DigitsPressed digits) {
      return calls.lockByRef(digits.callRef()).or(() -> calls.lockByLeg(digits.leg()));
    } else if (event instanceof CallSummary summary) {
      return calls.lockByRef(summary.callRef());
    } else if (event instanceof ListLegChanged listed) {
      return calls.lockByRef(listed.leg().callRef()).or(() -> ListedCall.find(calls, listed.leg()));
    }
    return byCommand(calls, ((CommandAnswered) event).commandId());
  }

  private static Optional<Call> byCommand(CallStore calls, @Nullable String commandId) {
    return Optional.ofNullable(commandId)
        .flatMap(id -> calls.lockByCommand(CommandIds.ofAttempt(id)));
  }
}
