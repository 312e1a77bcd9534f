package io.dialer.core.call;

import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollWalk;
import io.dialer.core.result.NumberBook.Progress;
import io.dialer.core.result.NumberResult;
import io.dialer.core.result.ResultStore;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.ListOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A call whose number is with the PBX's own dialler. It stays {@link CallState#HANDED_OVER} while
 * the PBX rings, once or several times; events show its number's present state, and the PBX's last
 * word ends it.
 */
public final class ListedCall {

  private static final int PHONE_ID_LENGTH = 10;

  private ListedCall() {}

  /**
   * The PBX's last word on a number.
   *
   * @param code the PBX's own code, kept as received
   * @param rang how often the phone rang
   * @param digit the key that the customer pressed; null: none
   */
  public record LastWord(ListOutcome outcome, String code, int rang, @Nullable String digit) {}

  /**
   * Ends the call with its number's result.
   *
   * @return whether it was live until then
   */
  public static boolean end(Handle handle, long callId, LastWord word, Instant now) {
    Optional<Call> live = lockLive(handle, callId);
    live.ifPresent(
        call -> {
          CallBook book = CallBook.holding(handle, List.of(call));
          List<Leg> legs = book.legs(callId);
          NumberResult result =
              pressed(book, call, word)
                  ? JudgeListed.passed(word.code())
                  : JudgeListed.judge(call, legs, word.outcome(), word.code());
          handle
              .attach(ResultStore.class)
              .rangAgain(call.attempt().numberId(), Math.max(0, word.rang() - 1));
          book.save(RecordResult.as(book, call, legs, result, now), now);
          book.write();
        });
    return live.isPresent();
  }

  /**
   * Ends the call of a number that the PBX certainly did not ring: it goes back to its queue.
   *
   * @return whether it was live until then
   */
  public static boolean giveBack(Handle handle, long callId, Instant now) {
    Optional<Call> live = lockLive(handle, callId);
    live.ifPresent(
        call -> {
          CallBook book = CallBook.holding(handle, List.of(call));
          book.numbers().release(call.attempt().numberId());
          book.markReleased(callId);
          book.save(call.ended(), now);
          book.write();
        });
    return live.isPresent();
  }

  private static Optional<Call> lockLive(Handle handle, long callId) {
    return handle.attach(CallStore.class).lockById(callId).filter(call -> !call.isOver());
  }

  /** By the customer's number, on either side of the leg. */
  static Optional<Call> find(CallBook book, LegChanged leg) {
    return Stream.of(leg.to(), leg.from())
        .flatMap(party -> phoneId(party).stream())
        .flatMap(phoneId -> book.handedOver(phoneId).stream())
        .findFirst();
  }

  /** The last ten digits of a party's number; empty when it has none. */
  static Optional<String> phoneId(Party party) {
    return Optional.ofNullable(party.number())
        .map(number -> number.substring(Math.max(0, number.length() - PHONE_ID_LENGTH)));
  }

  /** Takes in what an event tells of the try under way. Keys are told by the PBX's report. */
  static Verdict news(CallBook book, Call call, CallEvent event, Instant now) {
    if (event instanceof ListLegChanged listed) {
      return legChanged(book, call, listed.leg(), now);
    }
    return event instanceof LegChanged leg ? legChanged(book, call, leg, now) : Verdict.APPLIED;
  }

  private static Verdict legChanged(CallBook book, Call call, LegChanged event, Instant now) {
    if (!event.callRef().equals(call.callRef())) {
      book.forgetLegs(call.id());
      book.save(call.known(event.callRef()), now);
    }
    Leg leg = leg(call, event);
    if (!book.saveLeg(leg, now)) {
      return Verdict.STALE;
    }
    if (leg.isLive()) {
      show(book, call, leg, event.callRef());
    }
    return Verdict.APPLIED;
  }

  private static Leg leg(Call call, LegChanged event) {
    return new Leg(
        event.leg(),
        call.id(),
        Leg.Role.of(call.attempt(), event.place(), event.to().number()),
        event.seq(),
        event.phase(),
        event.takenFrom(),
        event.phase() == Phase.CONNECTED || event.phase() == Phase.ON_HOLD,
        event.cause());
  }

  private static void show(CallBook book, Call call, Leg leg, String callRef) {
    String state = state(call, leg.role(), leg.phase());
    String dialState = state.equals("CreateCallFile") ? null : "ANSWER";
    book.numbers()
        .progress(new Progress(call.attempt().numberId(), state, dialState, callRef, leg.id()));
  }

  /** The number's state in old clients' words. */
  private static String state(Call call, Leg.Role role, Phase phase) {
    if (role == Leg.Role.CUSTOMER && phase == Phase.APPEARED) {
      return "CreateCallFile";
    }
    if (call.attempt().kind() == Attempt.Kind.POLLING) {
      return "EVENT_POLLING";
    }
    return role == Leg.Role.CUSTOMER ? "afterDialOut" : "startDial";
  }

  /** Records what the pressed key means in the poll's first question, if it means anything. */
  private static boolean pressed(CallBook book, Call call, LastWord word) {
    Attempt attempt = call.attempt();
    String digit = word.digit();
    if (attempt.kind() != Attempt.Kind.POLLING || digit == null) {
      return false;
    }
    Optional<Poll> poll = book.poll(attempt);
    Optional<PollWalk.Step> step =
        poll.map(p -> PollWalk.press(p, p.questions().get(0), "", digit));
    step.flatMap(PollWalk.Step::answer)
        .ifPresent(answer -> RecordAnswer.of(book, attempt, poll.orElseThrow(), answer));
    return step.map(PollWalk.Step::next)
        .filter(next -> !(next instanceof PollWalk.Next.Repeat))
        .filter(next -> !(next instanceof PollWalk.Next.Listen))
        .isPresent();
  }
}
