package io.dialer.core.poll;

import static io.dialer.core.fixture.Polls.press;
import static io.dialer.core.fixture.Polls.question;
import static io.dialer.core.poll.Press.Action.ANSWER;
import static io.dialer.core.poll.Press.Action.DIAL;
import static io.dialer.core.poll.Press.Action.NONE;
import static io.dialer.core.poll.Press.Action.PLAYBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialer.core.fixture.Polls;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PollCommandsTest {

  static Stream<Arguments> theLongestWayCounts() {
    return Stream.of(
        arguments("dial, play, hang up", 3, List.of(question("a", "A?"))),
        arguments(
            "a key that connects takes the place of the hang-up",
            3,
            List.of(question("a", "A?", press("1", DIAL, "202", null)))),
        arguments(
            "what a key says is a command more",
            4,
            List.of(question("a", "A?", press("1", PLAYBACK, "Thanks", null)))),
        arguments("the survey: both questions and what is said between them", 5, Polls.survey()),
        arguments(
            "of two ways the longer one",
            5,
            List.of(
                question("a", "A?", press("1", ANSWER, "no", "b"), press("2", NONE, "", "d")),
                question("b", "B?", press("1", ANSWER, "", "c")),
                question("c", "C?", press("1", DIAL, "202", null)),
                question("d", "D?"))),
        arguments(
            "a question asked from itself: one round a question",
            3,
            List.of(question("a", "A?", press("9", NONE, "", "a")))),
        arguments(
            "a circle: as many questions as there are",
            6,
            List.of(
                question("a", "A?", press("1", ANSWER, "", "b")),
                question("b", "B?", press("1", ANSWER, "", "c")),
                question("c", "C?", press("1", ANSWER, "", "a"), press("2", ANSWER, "", null)),
                question("never", "Nobody comes here?"))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void theLongestWayCounts(String why, int commands, List<Question> questions) {
    assertThat(PollCommands.longestWay(new Poll(1, "1", "poll", questions)))
        .as(why)
        .isEqualTo(commands);
  }

  @Test
  void aLongPollIsCountedAtOnce() {
    List<Question> chain =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    question("q" + i, "?", press("1", ANSWER, "", i == 499 ? "q0" : "q" + (i + 1))))
            .toList();
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> assertThat(PollCommands.longestWay(new Poll(1, "1", "long", chain))).isEqualTo(502));
  }
}
