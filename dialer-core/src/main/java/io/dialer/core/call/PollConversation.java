package io.dialer.core.call;

import io.dialer.core.audio.Prompts;
import io.dialer.core.audio.Sound;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollWalk;
import io.dialer.core.poll.Question;
import io.dialer.core.result.NumberBook.Passed;
import io.dialer.core.result.NumberBook.Progress;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  Turn begin(CallBook book, Call call, Leg menu, Instant now) {
    Call started = call.walking(new Call.Walk(null, "", now, null));
    book.numbers()
        .progress(
            new Progress(
                call.attempt().numberId(), "EVENT_POLLING", null, call.callRef(), menu.id()));
    return book.poll(call.attempt())
        .map(poll -> go(book, poll, started, menu, PollWalk.start(poll), now))
        .orElseGet(() -> hangUp(started, menu, now));
  }

  /** Keys were pressed. */
  Turn pressed(CallBook book, Call call, Leg menu, String digits, Instant now) {
    Optional<Poll> poll = book.poll(call.attempt());
    Optional<Question> asked = poll.flatMap(p -> asked(p, call));
    if (poll.isEmpty() || asked.isEmpty()) {
      return hangUp(call, menu, now);
    }
    PollWalk.Step step = PollWalk.press(poll.get(), asked.get(), call.walk().digits(), digits);
    step.answer().ifPresent(answer -> RecordAnswer.of(book, call.attempt(), poll.get(), answer));
    return go(book, poll.get(), heard(call, digits, now), menu, step.next(), now);
  }

  /** News of keys came after news of the menu's end: they count, but nothing is said any more. */
  Call pressedBeforeTheEnd(CallBook book, Call call, Leg menu, String digits, Instant now) {
    Optional<Poll> poll = book.poll(call.attempt());
    Optional<Question> asked = poll.flatMap(p -> asked(p, call));
    if (poll.isEmpty() || asked.isEmpty()) {
      return call;
    }
    PollWalk.Step step = PollWalk.press(poll.get(), asked.get(), call.walk().digits(), digits);
    step.answer().ifPresent(answer -> RecordAnswer.of(book, call.attempt(), poll.get(), answer));
    Call heard = heard(call, digits, now);
    PollWalk.Next next = step.next() instanceof PollWalk.Next.Say say ? say.then() : step.next();
    if (next instanceof PollWalk.Next.Ask ask) {
      return heard.walking(heard.walk().to(ask.question().questionId(), ""));
    } else if (next instanceof PollWalk.Next.Repeat repeat) {
      return heard.walking(heard.walk().to(repeat.question().questionId(), ""));
    }
    return next instanceof PollWalk.Next.Listen ? heard : passed(book, heard, menu, now);
  }

  private static Call heard(Call call, String digits, Instant now) {
    Call.Walk walk = call.walk();
    Instant firstKeyAt = walk.firstKeyAt() == null ? now : walk.firstKeyAt();
    return call.walking(
        new Call.Walk(walk.question(), walk.digits() + digits, walk.startedAt(), firstKeyAt));
  }

  /** The PBX was too busy to connect the customer: it is asked again. */
  Turn connectAgain(CallBook book, Call call, Leg menu, Instant now) {
    if (isOverdue(call, now)) {
      return hangUp(call, menu, now);
    }
    return book.poll(call.attempt())
        .flatMap(
            p -> asked(p, call).map(q -> PollWalk.press(p, q, "", call.walk().digits()).next()))
        .filter(PollWalk.Next.Connect.class::isInstance)
        .map(next -> connecting(call, menu, ((PollWalk.Next.Connect) next).to(), now))
        .orElseGet(() -> hangUp(call, menu, now));
  }

  /** The question that was due is asked, for the first time or again. */
  Turn ask(CallBook book, Call call, Leg menu, Instant now) {
    if (isOverdue(call, now)) {
      return hangUp(call, menu, now);
    }
    return book.poll(call.attempt())
        .flatMap(p -> asked(p, call))
        .map(question -> ask(book, call, menu, question, now))
        .orElseGet(() -> hangUp(call, menu, now));
  }

  /** The call is to end. Its last events, or their absence, will close it. */
  Turn hangUp(Call call, Leg leg, Instant now) {
    Call next =
        call.withNextCommand().due(now.plus(times.atMost(CallState.PLACING)), Due.Step.CLOSE);
    return Turn.saying(next, new Command.HangUp(next.lastCommandId(), leg.id()));
  }

  private Turn go(CallBook book, Poll poll, Call call, Leg menu, PollWalk.Next next, Instant now) {
    if (next instanceof PollWalk.Next.Ask ask) {
      return ask(book, call, menu, ask.question(), now);
    } else if (next instanceof PollWalk.Next.Repeat repeat) {
      return ask(book, call, menu, repeat.question(), now);
    } else if (next instanceof PollWalk.Next.Say say) {
      return say(book, call, menu, say, now);
    } else if (next instanceof PollWalk.Next.Listen) {
      return Turn.silent(call.due(now.plus(times.silence()), Due.Step.REPEAT));
    } else if (next instanceof PollWalk.Next.Connect connect) {
      return connect(book, call, menu, connect.to(), now);
    }
    LOG.debug("call {} passed poll {}", call.id(), poll.id());
    return hangUp(passed(book, call, menu, now), menu, now);
  }

  private Turn ask(CallBook book, Call call, Leg menu, Question question, Instant now) {
    Sound sound = book.sound(prompts, question);
    Instant silenceOver = now.plus(sound.length()).plus(times.silence());
    Call next =
        call.walking(call.walk().to(question.questionId(), ""))
            .withNextCommand()
            .due(earlier(silenceOver, giveUpAt(call, now)), Due.Step.REPEAT);
    return Turn.saying(next, play(next, menu, sound));
  }

  private Turn say(CallBook book, Call call, Leg menu, PollWalk.Next.Say say, Instant now) {
    Sound sound = book.sound(prompts, say.asked(), say.press());
    Instant spoken = now.plus(sound.length());
    Call next = call.withNextCommand();
    if (say.then() instanceof PollWalk.Next.Ask ask) {
      next =
          next.walking(call.walk().to(ask.question().questionId(), "")).due(spoken, Due.Step.ASK);
    } else {
      next = passed(book, next, menu, now).due(spoken, Due.Step.HANG_UP);
    }
    return Turn.saying(next, play(next, menu, sound));
  }

  private Turn connect(CallBook book, Call call, Leg menu, String to, Instant now) {
    return connecting(passed(book, call, menu, now).in(CallState.CONNECTING), menu, to, now);
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

  private static Call passed(CallBook book, Call call, Leg menu, Instant now) {
    book.numbers()
        .passed(
            new Passed(call.attempt().numberId(), call.callRef(), menu.id(), now.getEpochSecond()));
    return call.withPassed();
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
