package io.dialer.core.call;

import io.dialer.core.result.NumberBook.Progress;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a change of one leg means to the call. */
final class LegNews {
  private final PollConversation conversation;
  private final CallTimes times;
  private final CallCounters counters;

  LegNews(PollConversation conversation, CallTimes times, CallCounters counters) {
    this.conversation = conversation;
    this.times = times;
    this.counters = counters;
  }

  Turn apply(CallBook book, Call call, Leg leg, List<Leg> legs, Instant now) {
    if (legs.stream().noneMatch(Leg::isLive)) {
      return Turn.silent(
          call.summary() != null
              ? RecordResult.allTold(book, call, legs, now)
              : call.due(now.plus(untilClosed(leg)), Due.Step.CLOSE));
    }
    // After the summary the call is over; late news of its legs must not keep it.
    if (!leg.isLive() || call.summary() != null) {
      return Turn.silent(call);
    }
    return live(book, goingOn(call, now), leg, now);
  }

  private Turn live(CallBook book, Call call, Leg leg, Instant now) {
    return switch (leg.role()) {
      case CUSTOMER -> customer(book, call, leg, now);
      case MENU -> menu(book, call, leg, now);
      case QUEUE -> connecting(book, call, leg, now);
      case AGENT ->
          leg.phase() == Phase.APPEARED
              ? connecting(book, call, leg, now)
              : Turn.silent(move(call, CallState.TALKING, now));
    };
  }

  /** A leg that ended in order is often about to go on as another, whose news may be late. */
  private Duration untilClosed(Leg ended) {
    boolean mayGoOn = ended.cause() != null && ended.cause().reason() == EndReason.NORMAL;
    return mayGoOn ? times.atMost(CallState.PLACING) : times.lastNews();
  }

  /** A call whose known legs had all ended goes on after all. */
  private Call goingOn(Call call, Instant now) {
    if (!call.isClosing()) {
      return call;
    } else if (call.state() != CallState.IN_POLL) {
      return call.due(now.plus(times.atMost(call.state())), Due.Step.RESCUE);
    }
    return call.passed() ? call : call.due(now, Due.Step.ASK);
  }

  private Turn customer(CallBook book, Call call, Leg leg, Instant now) {
    if (leg.phase() == Phase.APPEARED) {
      return Turn.silent(move(call, CallState.RINGING, now));
    }
    Call answered = move(call, CallState.ANSWERED, now);
    if (answered.state() != call.state() && call.attempt().kind() == Attempt.Kind.EXTEN) {
      progress(book, answered, leg, "afterDialOut");
    }
    return Turn.silent(answered);
  }

  private Turn menu(CallBook book, Call call, Leg leg, Instant now) {
    if (call.attempt().kind() != Attempt.Kind.POLLING || call.walk().startedAt() != null) {
      return Turn.silent(call);
    }
    Call inPoll = move(call, CallState.IN_POLL, now);
    return inPoll.state() == CallState.IN_POLL
        ? conversation.begin(book, inPoll, leg, now)
        : Turn.silent(inPoll);
  }

  private Turn connecting(CallBook book, Call call, Leg leg, Instant now) {
    Call next = move(call, CallState.CONNECTING, now);
    if (next.state() != call.state() && call.attempt().kind() == Attempt.Kind.EXTEN) {
      progress(book, next, leg, "startDial");
    }
    return Turn.silent(next);
  }

  /** Moves the call if the table allows it; news of a stage passed long ago changes nothing. */
  private Call move(Call call, CallState to, Instant now) {
    if (call.state() == to) {
      return call;
    }
    if (!CallMoves.allows(call.state(), to)) {
      counters.moveRefused();
      return call;
    }
    return call.in(to).due(now.plus(times.atMost(to)), Due.Step.RESCUE);
  }

  private static void progress(CallBook book, Call call, Leg leg, String state) {
    book.numbers()
        .progress(
            new Progress(call.attempt().numberId(), state, "ANSWER", call.callRef(), leg.id()));
  }
}
