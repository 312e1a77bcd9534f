package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.audio.Prompt;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may go wrong in the middle of a poll. */
class PollTroubleTest {
  private static final Duration LAST_KEY = Duration.ofSeconds(1);

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";
  private static final Prompt FIRST = Prompt.ofText("Are you fine? (20 c.)", "en-US");

  private TestEngine engine;
  private PbxCall call;
  private long poll;

  @BeforeEach
  void answer() {
    engine = new TestEngine(DATABASE);
    poll = engine.poll("9", Polls.survey());
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
  void aPollDeletedInTheMiddleEndsTheCall() {
    begin();
    engine.execute("DELETE FROM polls WHERE id = ?", poll);
    engine.apply(call.presses("1"));
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
    ended();
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_POLLING");
  }

  @Test
  void aPollWhoseQuestionIsGoneEndsTheCallAtTheNextSilence() {
    begin();
    engine.apply(call.presses("1"));
    engine.poll("9", List.of(Polls.question("other", "Other")));
    engine.pass(Duration.ofSeconds(20));
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
  }

  @Test
  void aMenuThatIsReplacedByAnotherIsAskedInAgain() {
    begin();
    engine.apply(call.menuEnds(EndReason.NORMAL));
    engine.telephony.drain();
    PbxCall again = new PbxCall("entry-" + PHONE, null, PHONE);
    var next = (LegChanged) again.menuAppears();
    engine.apply(
        new LegChanged(
            next.callRef(),
            "menu-2",
            1,
            next.at(),
            next.phase(),
            next.place(),
            next.from(),
            next.to(),
            call.menuLeg(),
            null,
            null));
    engine.pass(Duration.ZERO);
    assertThat(engine.telephony.last()).isInstanceOf(Command.Play.class);
    assertThat(((Command.Play) engine.telephony.last()).leg()).isEqualTo("menu-2");
  }

  @Test
  void aMenuThatIsGoneWhileTheCustomerIsThereEndsTheCall() {
    engine.execute("UPDATE legs SET phase = 'CONNECTED', cause = NULL, reason = NULL");
    begin();
    engine.apply(call.menuEnds(EndReason.MENU_ENDED));
    engine.pass(Duration.ofSeconds(10));
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
    assertThat(((Command.HangUp) engine.telephony.last()).leg()).isEqualTo(call.customerLeg());
    assertThat(engine.callState(PHONE)).isNotEqualTo("ENDED");
  }

  @Test
  void aPromptThatThePbxIsTooBusyForIsPlayedAgain() {
    engine.telephony.answering(InMemoryTelephony.busy());
    begin();
    engine.telephony.drain();
    engine.pass(Duration.ofSeconds(1));
    assertThat(played()).containsExactly(FIRST);
  }

  @Test
  void aPromptThatThePbxRefusesForGoodEndsTheCall() {
    engine.telephony.answering(InMemoryTelephony.refused(EndReason.BAD_REQUEST));
    begin();
    engine.pass(Duration.ZERO);
    assertThat(engine.telephony.last()).isInstanceOf(Command.HangUp.class);
  }

  @Test
  void aPromptForACallThatIsNoMoreClosesIt() {
    engine.telephony.answering(InMemoryTelephony.refused(EndReason.NO_SUCH_CALL));
    engine.apply(call.menuAppears());
    engine.pass(engine.times.lastNews());
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_POLLING");
  }

  @Test
  void commandsOfACallAreNumberedAndNeverRepeated() {
    begin();
    engine.apply(call.presses("7"));
    engine.apply(call.presses("1"));
    engine.apply(call.presses("1"));
    assertThat(engine.telephony.drain())
        .extracting(Command::commandId)
        .doesNotHaveDuplicates()
        .hasSize(4);
  }
}
