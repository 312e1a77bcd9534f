package io.dialer.core.call;

import io.dialer.core.audio.Prompts;
import io.dialer.core.audio.Sound;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.poll.PollWalk;
import io.dialer.core.poll.Question;
import io.dialer.core.result.ResultStore;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a call through its poll: turns the steps of {@link PollWalk} into commands and deadlines.
 */
final class PollConversation {
  private static final Logger LOG = LoggerFactory.getLogger(PollConversation.class);

  /** The PBX keeps the call for longer than the silence, so that our next command finds it. */
  private static final Duration SPARE = Duration.ofSeconds(15);

  private final Prompts prompts;
  private final CallTimes times;

  PollConversation(Prompts prompts, CallTimes times) {
    this.prompts = prompts;
    this.times = times;
  }

  /** The customer has come to the menu: the first question is asked. */
  Turn begin(Handle handle, Call call, Leg menu, Instant now) {
    Call started = call.walking(new Call.Walk(null, "", now, null));
    handle
        .attach(ResultStore.class)
        .progress(call.attempt().numberId(), "EVENT_POLLING", null, call.callRef(), menu.id());
    return poll(handle, call)
        .map(poll -> go(handle, poll, started, menu, PollWalk.start(poll), now))
        .orElseGet(() -> hangUp(started, menu, now));
  }

  /** Keys were pressed. */
  Turn pressed(Handle handle, Call call, Leg menu, String digits, Instant now) {
    Optional<Poll> poll = poll(handle, call);
    Optional<Question> asked = poll.flatMap(p -> asked(p, call));
    if (poll.isEmpty() || asked.isEmpty()) {
      return hangUp(call, menu, now);
    }
    PollWalk.Step step = PollWalk.press(poll.get(), asked.get(), call.walk().digits(), digits);
    step.answer().ifPresent(answer -> RecordAnswer.of(handle, call.attempt(), poll.get(), answer));
    return go(handle, poll.get(), heard(call, digits, now), menu, step.next(), now);
  }

  /** News of keys came after news of the menu's end: they count, but nothing is said any more. */
  Call pressedBeforeTheEnd(Handle handle, Call call, Leg menu, String digits, Instant now) {
    Optional<Poll> poll = poll(handle, call);
    Optional<Question> asked = poll.flatMap(p -> asked(p, call));
    if (poll.isEmpty() || asked.isEmpty()) {
      return call;
    }
    PollWalk.Step step = PollWalk.press(poll.get(), asked.get(), call.walk().digits(), digits);
    step.answer().ifPresent(answer -> RecordAnswer.of(handle, call.attempt(), poll.get(), answer));
    Call heard = heard(call, digits, now);
    PollWalk.Next next = step.next() instanceof PollWalk.Next.Say say ? say.then() : step.next();
    if (next instanceof PollWalk.Next.Ask ask) {
      return heard.walking(heard.walk().to(ask.question().questionId(), ""));
    } else if (next instanceof PollWalk.Next.Repeat repeat) {
      return heard.walking(heard.walk().to(repeat.question().questionId(), ""));
    }
    return next instanceof PollWalk.Next.Listen ? heard : passed(handle, heard, menu, now);
  }

  private static Call heard(Call call, String digits, Instant now) {
    Call.Walk walk = call.walk();
    Instant firstKeyAt = walk.firstKeyAt() == null ? now : walk.firstKeyAt();
    return call.walking(
        new Call.Walk(walk.question(), walk.digits() + digits, walk.startedAt(), firstKeyAt));
  }

  /** The PBX was too busy to connect the customer: it is asked again. */
  Turn connectAgain(Handle handle, Call call, Leg menu, Instant now) {
    if (isOverdue(call, now)) {
      return hangUp(call, menu, now);
    }
    return poll(handle, call)
        .flatMap(
            p -> asked(p, call).map(q -> PollWalk.press(p, q, "", call.walk().digits()).next()))
        .filter(PollWalk.Next.Connect.class::isInstance)
        .map(next -> connecting(call, menu, ((PollWalk.Next.Connect) next).to(), now))
        .orElseGet(() -> hangUp(call, menu, now));
  }

  /** The question that was due is asked, for the first time or again. */
  Turn ask(Handle handle, Call call, Leg menu, Instant now) {
    if (isOverdue(call, now)) {
      return hangUp(call, menu, now);
    }
    return poll(handle, call)
        .flatMap(p -> asked(p, call))
        .map(question -> ask(handle, call, menu, question, now))
        .orElseGet(() -> hangUp(call, menu, now));
  }

  /** The call is to end. Its last events, or their absence, will close it. */
  Turn hangUp(Call call, Leg leg, Instant now) {
    Call next =
        call.withNextCommand().due(now.plus(times.atMost(CallState.PLACING)), Due.Step.CLOSE);
    return Turn.saying(next, new Command.HangUp(next.lastCommandId(), leg.id()));
  }

  private Turn go(Handle handle, Poll poll, Call call, Leg menu, PollWalk.Next next, Instant now) {
    if (next instanceof PollWalk.Next.Ask ask) {
      return ask(handle, call, menu, ask.question(), now);
    } else if (next instanceof PollWalk.Next.Repeat repeat) {
      return ask(handle, call, menu, repeat.question(), now);
    } else if (next instanceof PollWalk.Next.Say say) {
      return say(handle, call, menu, say, now);
    } else if (next instanceof PollWalk.Next.Listen) {
      return Turn.silent(call.due(now.plus(times.silence()), Due.Step.REPEAT));
    } else if (next instanceof PollWalk.Next.Connect connect) {
      return connect(handle, call, menu, connect.to(), now);
    }
    LOG.debug("call {} passed poll {}", call.id(), poll.id());
    return hangUp(passed(handle, call, menu, now), menu, now);
  }

  private Turn ask(Handle handle, Call call, Leg menu, Question question, Instant now) {
    Sound sound = prompts.of(handle, question);
    Instant silenceOver = now.plus(sound.length()).plus(times.silence());
    Call next =
        call.walking(call.walk().to(question.questionId(), ""))
            .withNextCommand()
            .due(earlier(silenceOver, giveUpAt(call, now)), Due.Step.REPEAT);
    return Turn.saying(next, play(next, menu, sound));
  }

  private Turn say(Handle handle, Call call, Leg menu, PollWalk.Next.Say say, Instant now) {
    Sound sound = prompts.of(handle, say.asked(), say.press());
    Instant spoken = now.plus(sound.length());
    Call next = call.withNextCommand();
    if (say.then() instanceof PollWalk.Next.Ask ask) {
      next =
          next.walking(call.walk().to(ask.question().questionId(), "")).due(spoken, Due.Step.ASK);
    } else {
      next = passed(handle, next, menu, now).due(spoken, Due.Step.HANG_UP);
    }
    return Turn.saying(next, play(next, menu, sound));
  }

  private Turn connect(Handle handle, Call call, Leg menu, String to, Instant now) {
    return connecting(passed(handle, call, menu, now).in(CallState.CONNECTING), menu, to, now);
  }

  private Turn connecting(Call call, Leg menu, String to, Instant now) {
    Call next =
        call.withNextCommand().due(now.plus(times.atMost(CallState.CONNECTING)), Due.Step.RESCUE);
    return Turn.saying(next, new Command.Connect(next.lastCommandId(), menu.id(), to));
  }

  private Command play(Call call, Leg menu, Sound sound) {
    return new Command.Play(
        call.lastCommandId(), menu.id(), sound.prompt(), times.silence().plus(SPARE));
  }

  private static Call passed(Handle handle, Call call, Leg menu, Instant now) {
    handle
        .attach(ResultStore.class)
        .passed(call.attempt().numberId(), call.callRef(), menu.id(), now.getEpochSecond());
    return call.withPassed();
  }

  private static Optional<Poll> poll(Handle handle, Call call) {
    return handle.attach(PollStore.class).byId(Long.parseLong(call.attempt().destination()));
  }

  private static Optional<Question> asked(Poll poll, Call call) {
    return Optional.ofNullable(call.walk().question()).flatMap(poll::question);
  }

  private boolean isOverdue(Call call, Instant now) {
    return !now.isBefore(giveUpAt(call, now));
  }

  /** Without any key a poll goes on for a while only; with keys it may take longer. */
  private Instant giveUpAt(Call call, Instant now) {
    Instant startedAt = call.walk().startedAt() == null ? now : call.walk().startedAt();
    return startedAt.plus(
        call.walk().firstKeyAt() == null ? times.firstKeyWithin() : times.pollAtMost());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** The leg on which the customer hears the poll now. */
  static Optional<Leg> menu(List<Leg> legs) {
    return legs.stream()
        .filter(l -> l.role() == Leg.Role.MENU && l.phase() != Phase.DISCONNECTED)
        .reduce((earlier, later) -> later);
  }
}
