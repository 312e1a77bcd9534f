package io.dialer.core.call;

import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.poll.PollWalk;
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
    CallStore calls = handle.attach(CallStore.class);
    Optional<Call> live = calls.lockById(callId).filter(call -> !call.isOver());
    live.ifPresent(
        call -> {
          List<Leg> legs = calls.legs(callId);
          NumberResult result =
              pressed(handle, call, word)
                  ? JudgeListed.passed(word.code())
                  : JudgeListed.judge(call, legs, word.outcome(), word.code());
          handle
              .attach(ResultStore.class)
              .rangAgain(call.attempt().numberId(), Math.max(0, word.rang() - 1));
          calls.save(RecordResult.as(handle, call, legs, result, now), now);
        });
    return live.isPresent();
  }

  /**
   * Ends the call of a number that the PBX certainly did not ring: it goes back to its queue.
   *
   * @return whether it was live until then
   */
  public static boolean giveBack(Handle handle, long callId, Instant now) {
    CallStore calls = handle.attach(CallStore.class);
    Optional<Call> live = calls.lockById(callId).filter(call -> !call.isOver());
    live.ifPresent(
        call -> {
          handle.attach(ResultStore.class).release(call.attempt().numberId());
          calls.markReleased(callId);
          calls.save(call.ended(), now);
        });
    return live.isPresent();
  }

  /** By the customer's number, on either side of the leg. */
  static Optional<Call> find(CallStore calls, LegChanged leg) {
    return byPhone(calls, leg.to()).or(() -> byPhone(calls, leg.from()));
  }

  private static Optional<Call> byPhone(CallStore calls, Party party) {
    return Optional.ofNullable(party.number())
        .map(number -> number.substring(Math.max(0, number.length() - PHONE_ID_LENGTH)))
        .flatMap(calls::lockHandedOver);
  }

  /** Takes in what an event tells of the try under way. Keys are told by the PBX's report. */
  static Verdict news(Handle handle, Call call, CallEvent event, Instant now) {
    if (event instanceof ListLegChanged listed) {
      return legChanged(handle, call, listed.leg(), now);
    }
    return event instanceof LegChanged leg ? legChanged(handle, call, leg, now) : Verdict.APPLIED;
  }

  private static Verdict legChanged(Handle handle, Call call, LegChanged event, Instant now) {
    CallStore calls = handle.attach(CallStore.class);
    if (!event.callRef().equals(call.callRef())) {
      calls.forgetLegs(call.id());
      calls.save(call.known(event.callRef()), null);
    }
    Leg leg = leg(call, event);
    if (!calls.saveLeg(leg, now)) {
      return Verdict.STALE;
    }
    if (leg.isLive()) {
      show(handle, call, leg, event.callRef());
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

  private static void show(Handle handle, Call call, Leg leg, String callRef) {
    String state = state(call, leg.role(), leg.phase());
    String dialState = state.equals("CreateCallFile") ? null : "ANSWER";
    handle
        .attach(ResultStore.class)
        .progress(call.attempt().numberId(), state, dialState, callRef, leg.id());
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
  private static boolean pressed(Handle handle, Call call, LastWord word) {
    Attempt attempt = call.attempt();
    String digit = word.digit();
    if (attempt.kind() != Attempt.Kind.POLLING || digit == null) {
      return false;
    }
    Optional<Poll> poll =
        handle.attach(PollStore.class).byId(Long.parseLong(attempt.destination()));
    Optional<PollWalk.Step> step =
        poll.map(p -> PollWalk.press(p, p.questions().get(0), "", digit));
    step.flatMap(PollWalk.Step::answer)
        .ifPresent(answer -> RecordAnswer.of(handle, attempt, poll.orElseThrow(), answer));
    return step.map(PollWalk.Step::next)
        .filter(next -> !(next instanceof PollWalk.Next.Repeat))
        .filter(next -> !(next instanceof PollWalk.Next.Listen))
        .isPresent();
  }
}
