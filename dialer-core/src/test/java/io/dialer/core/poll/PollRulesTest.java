package io.dialer.core.poll;

import static io.dialer.core.fixture.Polls.press;
import static io.dialer.core.fixture.Polls.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.fixture.Polls;
import io.dialer.core.poll.Press.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollRulesTest {

  @Test
  void aSoundPollHasNoFaults() {
    assertThat(PollRules.faults(Polls.survey())).isEmpty();
  }

  @Test
  void aPollNeedsAQuestion() {
    assertThat(PollRules.faults(List.of())).singleElement().asString().contains("no question");
  }

  @Test
  void linksMustLeadSomewhere() {
    Question lost =
        new Question(1, "0", "?", null, "ru-RU", "8", List.of(press("1", Action.NONE, "", "7")));
    assertThat(PollRules.faults(List.of(lost)))
        .hasSize(2)
        .anyMatch(f -> f.startsWith("questions[0].nextQuestion") && f.contains("\"8\""))
        .anyMatch(f -> f.startsWith("questions[0].press[0].nextQuestion") && f.contains("\"7\""));
  }

  @Test
  void keysMustBePressableAndDifferent() {
    Question asked =
        question(
            "0",
            "?",
            press("1", Action.NONE, "", null),
            press("1", Action.NONE, "", null),
            press("", Action.NONE, "", null),
            press("A", Action.NONE, "", null),
            press("*#0", Action.NONE, "", null));
    assertThat(PollRules.faults(List.of(asked)))
        .hasSize(3)
        .anyMatch(f -> f.startsWith("questions[0].press[1].key"))
        .anyMatch(f -> f.startsWith("questions[0].press[2].key"))
        .anyMatch(f -> f.startsWith("questions[0].press[3].key"));
  }

  @Test
  void playbackAndDialNeedAValueAndAQuestionWords() {
    Question mute =
        question(
            "0",
            " ",
            press("1", Action.PLAYBACK, "", null),
            press("2", Action.DIAL, " ", null),
            press("3", Action.ANSWER, "", null));
    assertThat(PollRules.faults(List.of(mute)))
        .hasSize(3)
        .anyMatch(f -> f.contains("questionText"))
        .anyMatch(f -> f.contains("press[0].value"))
        .anyMatch(f -> f.contains("press[1].value"));
  }

  @Test
  void questionsHaveNamesOfTheirOwn() {
    assertThat(PollRules.faults(List.of(question("0", "a"), question("0", "b"))))
        .singleElement()
        .asString()
        .contains("used twice");
  }
}
