package io.dialer.core.call;

import static io.dialer.core.call.Applied.Verdict.APPLIED;
import static io.dialer.core.call.Applied.Verdict.REFUSED;
import static io.dialer.core.call.Applied.Verdict.STALE;
import static io.dialer.core.call.Applied.Verdict.UNKNOWN_CALL;

import io.dialer.core.audio.Prompts;
import io.dialer.core.database.Plans;
import io.dialer.core.database.Repeated;
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
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 5 of a call's life: events of the PBX are applied to the calls that they are about.
 *
 * <p>The calls' rows are locked while that happens, so events of one call follow each other, on
 * whichever node they are applied. Repeating an event changes nothing. Events that came together
 * are applied together ({@link CallBook}).
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
   * Applies events in their order, inside the caller's transaction. When one fails, none has been
   * written, and the caller may roll back and try them one by one.
   *
   * @param handle an open transaction that plans by index ({@link Plans#byIndex}); the caller
   *     commits it and then dispatches the commands
   * @return what came of each, in the same order
   */
  public List<Applied> applyAll(Handle handle, List<CallEvent> events) {
    CallBook book = CallBook.about(handle, Sought.by(events));
    List<Applied> applied = events.stream().map(event -> apply(book, event)).toList();
    book.write();
    return applied;
  }

  /**
   * Applies events in a transaction of its own, which is repeated when it loses a race.
   *
   * @return what came of each, in the same order; the caller dispatches the commands
   */
  public List<Applied> applyAll(Jdbi jdbi, List<CallEvent> events) {
    return Repeated.inTransaction(
        jdbi,
        handle -> {
          Plans.byIndex(handle);
          return applyAll(handle, events);
        });
  }

  private Applied apply(CallBook book, CallEvent event) {
    Optional<Call> found = find(book, event);
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
      return Applied.nothing(ListedCall.news(book, call, event, now));
    }
    if (event instanceof LegChanged leg) {
      return legChanged(book, call, leg, now);
    } else if (event instanceof DigitsPressed digits) {
      return digitsPressed(book, call, digits, now);
    } else if (event instanceof CallSummary summary) {
      return summarised(book, call, summary, now);
    }
    return save(book, commandNews.apply(book, call, (CommandAnswered) event, now), now);
  }

  private Applied legChanged(CallBook book, Call call, LegChanged event, Instant now) {
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
    if (!book.saveLeg(leg, now)) {
      return Applied.nothing(STALE);
    }
    return save(book, legNews.apply(book, known, leg, book.legs(call.id()), now), now);
  }

  private Applied digitsPressed(CallBook book, Call call, DigitsPressed event, Instant now) {
    List<Leg> legs = book.legs(call.id());
    Optional<Leg> menu = legs.stream().filter(l -> l.id().equals(event.leg())).findFirst();
    if (menu.isEmpty()) {
      return Applied.nothing(UNKNOWN_CALL);
    }
    if (!book.saveDigits(menu.get(), event.seq())) {
      return Applied.nothing(STALE);
    }
    if (call.state() != CallState.IN_POLL) {
      return Applied.nothing(APPLIED);
    } else if (!menu.get().isLive() && !call.passed()) {
      Call told = conversation.pressedBeforeTheEnd(book, call, menu.get(), event.digits(), now);
      return save(book, Turn.silent(told), now);
    } else if (!call.isListening()) {
      return Applied.nothing(APPLIED);
    }
    return save(book, conversation.pressed(book, call, menu.get(), event.digits(), now), now);
  }

  private Applied summarised(CallBook book, Call call, CallSummary event, Instant now) {
    if (call.summary() != null) {
      return Applied.nothing(STALE);
    }
    Call summed = call.summarised(new Call.Summary(event.talked(), event.cause()));
    List<Leg> legs = book.legs(call.id());
    boolean allTold = !legs.isEmpty() && legs.stream().noneMatch(Leg::isLive);
    Call next =
        allTold
            ? RecordResult.allTold(book, summed, legs, now)
            : summed.due(now.plus(times.lastNews()), Due.Step.CLOSE);
    return save(book, Turn.silent(next), now);
  }

  private static Applied save(CallBook book, Turn turn, Instant now) {
    book.save(turn.call(), now);
    return new Applied(APPLIED, turn.commands());
  }

  /** By our own id, then by the PBX's id of the call, then by the leg that this one continues. */
  private static Optional<Call> find(CallBook book, CallEvent event) {
    if (event instanceof LegChanged leg) {
      return byCommand(book, leg.commandId())
          .or(() -> book.byRef(leg.callRef()))
          .or(() -> Optional.ofNullable(leg.takenFrom()).flatMap(book::byLeg));
    } else if (event instanceof DigitsPressed digits) {
      return book.byRef(digits.callRef()).or(() -> book.byLeg(digits.leg()));
    } else if (event instanceof CallSummary summary) {
      return book.byRef(summary.callRef());
    } else if (event instanceof ListLegChanged listed) {
      return book.byRef(listed.leg().callRef()).or(() -> ListedCall.find(book, listed.leg()));
    }
    return byCommand(book, ((CommandAnswered) event).commandId());
  }

  private static Optional<Call> byCommand(CallBook book, @Nullable String commandId) {
    return Optional.ofNullable(commandId).flatMap(id -> book.byCommand(CommandIds.ofAttempt(id)));
  }
}
