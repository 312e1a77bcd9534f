package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.audio.Prompt;
import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.fixture.TestEngine.NumberRow;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call that is led through a poll, event by event. */
class PollCallTest {
  private static final Duration LAST_KEY = Duration.ofSeconds(1);

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";
  private static final Prompt FIRST = Prompt.ofText("Are you fine? (20 c.)", "en-US");
  private static final Prompt SECOND = Prompt.ofText("Really? Is it so?...", "en-US");
  private static final Prompt THANKS = Prompt.ofText("Thank you.", "en-US");

  private TestEngine engine;
  private PbxCall call;

  @BeforeEach
  void answer() {
    engine = new TestEngine(DATABASE);
    engine.poll("9", Polls.survey());
    call = engine.dialled(aTask().toPoll("9"), PHONE);
    engine.apply(call.customerRings(), call.customerAnswers());
    engine.apply(call.customerEnds(EndReason.NORMAL));
    engine.telephony.drain();
  }

  private void begin() {
    engine.apply(call.menuAppears(), call.menuAnswers());
  }

  private List<Prompt> played() {
    return engine.telephony.drain().stream()
        .filter(Command.Play.class::isInstance)
        .map(c -> ((Command.Play) c).prompt())
        .toList();
  }

  private void ended() {
    engine.apply(call.menuEnds(EndReason.HUNG_UP_BY_COMMAND));
    engine.apply(call.summary(true, EndReason.HUNG_UP_BY_COMMAND));
    engine.pass(LAST_KEY);
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
  }

  @Test
  void isLedThroughTheQuestionsToSuccess() {
    begin();
    assertThat(engine.callState(PHONE)).isEqualTo("IN_POLL");
    assertThat(engine.number(PHONE).state()).isEqualTo("EVENT_POLLING");
    assertThat(played()).containsExactly(FIRST);
    engine.apply(call.presses("1"));
    assertThat(played()).containsExactly(SECOND);
    engine.pass(Duration.ofSeconds(1));
    engine.apply(call.presses("1"));
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
    NumberRow passed = engine.number(PHONE);
    assertThat(passed.result()).isEqualTo("SUCCESS_POLLING");
    assertThat(passed.state()).isEqualTo("EVENT_POLLING_END");
    long passedAt = engine.clock.instant().getEpochSecond();
    engine.pass(Duration.ofSeconds(2));
    ended();
    NumberRow number = engine.number(PHONE);
    assertThat(number.result()).isEqualTo("SUCCESS_POLLING");
    assertThat(number.status()).isEqualTo("FINISHED");
    assertThat(number.closeTime()).isEqualTo(passedAt);
    assertThat(number.callRef()).isEqualTo("entry-" + PHONE);
    assertThat(number.lastLeg()).isEqualTo(call.menuLeg());
    assertThat(number.cause()).isEqualTo("code-HUNG_UP_BY_COMMAND");
    assertThat(engine.answers()).containsExactly("0:yes:1", "1:again:1");
  }

  @Test
  void theMenusEndMayComeBeforeItsBeginning() {
    engine.apply(call.menuEnds(EndReason.NORMAL), call.menuAppears());
    assertThat(played()).isEmpty();
    engine.apply(call.summary(true, EndReason.NORMAL));
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_POLLING");
  }

  @Test
  void keysThatComeBeforeTheMenuAreToBeTriedAgain() {
    var early = call.presses("1");
    assertThat(engine.apply(early)).isEqualTo(Verdict.UNKNOWN_CALL);
    begin();
    assertThat(engine.apply(early)).isEqualTo(Verdict.APPLIED);
    assertThat(engine.answers()).containsExactly("0:yes:1");
    assertThat(engine.apply(early)).isEqualTo(Verdict.STALE);
    assertThat(engine.answers()).hasSize(1);
  }

  @Test
  void keysWhoseNewsComesAfterTheMenusEndCount() {
    begin();
    engine.apply(call.presses("1"));
    engine.apply(call.menuEnds(EndReason.CALLER_HUNG_UP));
    engine.telephony.drain();
    engine.apply(call.presses("1"));
    assertThat(engine.answers()).containsExactly("0:yes:1", "1:again:1");
    assertThat(engine.telephony.drain()).isEmpty();
    engine.apply(call.summary(true, EndReason.CALLER_HUNG_UP));
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
    assertThat(engine.number(PHONE).status()).isEqualTo("FINISHED");
  }

  @Test
  void aCustomerWhoHangsUpBeforeTheEndFailsThePoll() {
    begin();
    engine.apply(call.presses("1"));
    engine.apply(call.menuEnds(EndReason.CALLER_HUNG_UP));
    engine.apply(call.summary(true, EndReason.CALLER_HUNG_UP));
    assertThat(engine.number(PHONE).result()).as("his last key may be on its way").isNull();
    engine.pass(LAST_KEY);
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_POLLING");
    assertThat(engine.answers()).containsExactly("0:yes:1");
  }

  @Test
  void aLastKeyWhoseNewsComesEvenAfterTheSummaryCounts() {
    begin();
    engine.apply(call.presses("1"));
    engine.apply(call.menuEnds(EndReason.CALLER_HUNG_UP));
    engine.apply(call.summary(true, EndReason.CALLER_HUNG_UP));
    engine.apply(call.presses("1"));
    engine.pass(LAST_KEY);
    assertThat(engine.answers()).containsExactly("0:yes:1", "1:again:1");
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
  }

  @Test
  void aDialPressPassesThePollAndConnects() {
    begin();
    engine.apply(call.presses("3"));
    assertThat(engine.telephony.last())
        .isEqualTo(
            new Command.Connect(
                engine.text("SELECT command_id FROM calls") + "-2", call.menuLeg(), "102"));
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
    assertThat(engine.answers()).containsExactly("0:102:3");
    engine.apply(call.menuEnds(EndReason.NORMAL));
    engine.pass(Duration.ofSeconds(3));
    engine.apply(call.agentRings("102"));
    engine.pass(Duration.ofMinutes(1));
    assertThat(engine.callState(PHONE)).as("still ringing").isEqualTo("CONNECTING");
    engine.apply(call.agentAnswers("102"));
    engine.pass(Duration.ofMinutes(30));
    assertThat(engine.callState(PHONE)).isEqualTo("TALKING");
    engine.apply(call.agentEnds("102", EndReason.CALLEE_HUNG_UP));
    engine.apply(call.summary(true, EndReason.CALLEE_HUNG_UP));
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
  }

  @Test
  void aConnectionThatThePbxIsTooBusyForIsAskedForAgain() {
    begin();
    engine.telephony.answering(InMemoryTelephony.busy()).answering(InMemoryTelephony.busy());
    engine.apply(call.presses("3"));
    engine.pass(Duration.ofSeconds(1));
    engine.pass(Duration.ofSeconds(1));
    List<Command> sent = engine.telephony.drain();
    assertThat(sent).filteredOn(Command.Connect.class::isInstance).hasSize(3);
    assertThat(sent).extracting(Command::commandId).doesNotHaveDuplicates();
    assertThat(sent).noneMatch(Command.HangUp.class::isInstance);
    assertThat(engine.answers()).containsExactly("0:102:3");
  }

  @Test
  void aConnectionThatIsRefusedForGoodEndsTheCall() {
    begin();
    engine.telephony.answering(InMemoryTelephony.refused(EndReason.BAD_NUMBER));
    engine.apply(call.presses("3"));
    engine.pass(Duration.ZERO);
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
    ended();
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
  }

  @Test
  void aKeyOfTwoIsPressedOneByOne() {
    begin();
    engine.telephony.drain();
    engine.apply(call.presses("4"));
    engine.pass(Duration.ofSeconds(4));
    assertThat(engine.telephony.drain()).isEmpty();
    engine.apply(call.presses("5"));
    assertThat(engine.answers()).containsExactly("0:forty-five:45");
    assertThat(played()).containsExactly(SECOND);
  }

  @Test
  void aKeyBegunButNotFinishedRepeatsTheQuestionFromItsBeginning() {
    begin();
    engine.apply(call.presses("4"));
    engine.telephony.drain();
    engine.pass(Duration.ofSeconds(5));
    assertThat(played()).containsExactly(FIRST);
    engine.apply(call.presses("5"));
    assertThat(engine.answers()).isEmpty();
    assertThat(played()).containsExactly(FIRST);
  }

  @Test
  void aKeyWithoutAPressRepeatsTheQuestion() {
    begin();
    engine.telephony.drain();
    engine.apply(call.presses("7"));
    assertThat(played()).containsExactly(FIRST);
    assertThat(engine.answers()).isEmpty();
  }

  @Test
  void aPressWithoutAnActionGoesOnUnrecorded() {
    begin();
    engine.telephony.drain();
    engine.apply(call.presses("9"));
    assertThat(played()).containsExactly(SECOND);
    assertThat(engine.answers()).isEmpty();
  }

  @Test
  void silenceRepeatsTheQuestionAfterItsPromptAndFiveSeconds() {
    begin();
    engine.telephony.drain();
    engine.pass(Duration.ofSeconds(7));
    assertThat(played()).as("2.1 s of prompt and 5 s of silence").isEmpty();
    engine.pass(Duration.ofMillis(100));
    assertThat(played()).containsExactly(FIRST);
  }

  @Test
  void withoutAnyKeyTheCallEndsAfterTwoMinutes() {
    begin();
    for (int second = 0; second < 119; second++) {
      engine.pass(Duration.ofSeconds(1));
    }
    assertThat(engine.telephony.drain()).noneMatch(Command.HangUp.class::isInstance);
    engine.pass(Duration.ofSeconds(1));
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
    ended();
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_POLLING");
  }

  @Test
  void afterAKeyThePollMayTakeLonger() {
    begin();
    engine.apply(call.presses("1"));
    for (int second = 0; second < 130; second++) {
      engine.pass(Duration.ofSeconds(1));
    }
    assertThat(engine.telephony.drain()).noneMatch(Command.HangUp.class::isInstance);
    engine.pass(engine.times.pollAtMost());
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
  }

  @Test
  void aPlaybackIsHeardOutBeforeTheCallEnds() {
    begin();
    engine.telephony.drain();
    engine.apply(call.presses("2"));
    assertThat(engine.answers()).containsExactly("0:2:2");
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
    assertThat(played()).containsExactly(THANKS);
    engine.pass(Duration.ofMillis(900));
    assertThat(engine.telephony.drain()).isEmpty();
    engine.pass(Duration.ofMillis(100));
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
  }

  @Test
  void aPlaybackInTheMiddleIsFollowedByTheNextQuestion() {
    begin();
    engine.telephony.drain();
    engine.apply(call.presses("6"));
    assertThat(played()).containsExactly(Prompt.ofText("Go on then", "en-US"));
    engine.pass(Duration.ofSeconds(1));
    assertThat(played()).containsExactly(SECOND);
  }
}
