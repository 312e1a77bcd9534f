package io.dialer.core.poll;

import static io.dialer.core.fixture.Polls.press;
import static io.dialer.core.fixture.Polls.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialer.core.fixture.Polls;
import io.dialer.core.poll.PollWalk.Answer;
import io.dialer.core.poll.PollWalk.Next;
import io.dialer.core.poll.Press.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PollWalkTest {
  private static final Poll POLL = new Poll(1, "9", "survey", Polls.survey());
  private static final Question FIRST = POLL.questions().get(0);
  private static final Question SECOND = POLL.questions().get(1);

  static Stream<Arguments> table() {
    Press thanks = FIRST.presses().get(1);
    Press goOn = FIRST.presses().get(4);
    return Stream.of(
        arguments("", "1", "yes", "1", new Next.Ask(SECOND)),
        arguments("", "2", "2", "2", new Next.Say(FIRST, thanks, new Next.Finish())),
        arguments("", "3", "102", "3", new Next.Connect("102")),
        arguments("", "4", null, null, new Next.Listen("4")),
        arguments("4", "5", "forty-five", "45", new Next.Ask(SECOND)),
        arguments("", "45", "forty-five", "45", new Next.Ask(SECOND)),
        arguments("4", "4", null, null, new Next.Repeat(FIRST)),
        arguments("", "6", "6", "6", new Next.Say(FIRST, goOn, new Next.Ask(SECOND))),
        arguments("", "9", null, null, new Next.Ask(SECOND)),
        arguments("", "0", null, null, new Next.Repeat(FIRST)),
        arguments("", "#", null, null, new Next.Repeat(FIRST)),
        arguments("", "11", null, null, new Next.Repeat(FIRST)));
  }

  @ParameterizedTest(name = "\"{0}\" then \"{1}\"")
  @MethodSource("table")
  void walks(
      String before, String digits, @Nullable String result, @Nullable String exten, Next next) {
    PollWalk.Step step = PollWalk.press(POLL, FIRST, before, digits);
    Optional<Answer> answer =
        result == null || exten == null
            ? Optional.empty()
            : Optional.of(new Answer("0", result, exten));
    assertThat(step).isEqualTo(new PollWalk.Step(answer, next));
  }

  @Test
  void beginsWithTheFirstQuestion() {
    assertThat(PollWalk.start(POLL)).isEqualTo(new Next.Ask(FIRST));
  }

  @Test
  void theQuestionsOwnNextCountsWhereThePressNamesNone() {
    Question asked =
        new Question(
            1, "a", "A?", null, "ru-RU", "b", List.of(press("1", Action.ANSWER, "x", null)));
    Question next = question("b", "B?", press("*", Action.ANSWER, "star", null));
    Poll poll = new Poll(1, "p", "p", List.of(asked, next));
    assertThat(PollWalk.press(poll, asked, "", "1").next()).isEqualTo(new Next.Ask(next));
    assertThat(PollWalk.press(poll, next, "", "*").next()).isEqualTo(new Next.Finish());
  }
}
