package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.fixture.TestEngine.NumberRow;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that an employee takes, event by event. */
class OperatorCallTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";

  private TestEngine engine;
  private PbxCall call;

  @BeforeEach
  void dial() {
    engine = new TestEngine(DATABASE);
    call = engine.dialled(aTask().toAgent("101"), PHONE);
  }

  @Test
  void isFollowedStepByStep() {
    assertThat(engine.callState(PHONE)).isEqualTo("PLACED");
    assertThat(engine.number(PHONE).state()).isEqualTo("CreateCallFile");
    engine.apply(call.customerRings());
    assertThat(engine.callState(PHONE)).isEqualTo("RINGING");
    engine.apply(call.customerAnswers());
    assertThat(engine.callState(PHONE)).isEqualTo("ANSWERED");
    assertThat(engine.number(PHONE).state()).isEqualTo("afterDialOut");
    engine.apply(call.customerEnds(EndReason.NORMAL), call.agentRings("101"));
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
    assertThat(engine.number(PHONE).state()).isEqualTo("startDial");
    engine.apply(call.agentAnswers("101"));
    assertThat(engine.callState(PHONE)).isEqualTo("TALKING");
    engine.pass(Duration.ofMinutes(3));
    engine.apply(call.agentEnds("101", EndReason.CALLEE_HUNG_UP));
    assertThat(engine.callState(PHONE)).as("until the summary").isEqualTo("TALKING");
    engine.apply(call.summary(true, EndReason.CALLEE_HUNG_UP));
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    assertThat(engine.number(PHONE))
        .isEqualTo(
            new NumberRow(
                "FINISHED",
                "endCall",
                "SUCCESS_USER_H",
                "ANSWER",
                "ANSWER",
                "entry-" + PHONE,
                call.agentLeg("101"),
                "code-CALLEE_HUNG_UP",
                1,
                engine.clock.instant().getEpochSecond()));
    assertThat(engine.counters.refusedMoves()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void endsTheSameInWhateverOrderTheNewsCame(long seed) {
    List<CallEvent> news =
        new ArrayList<>(
            List.of(
                call.customerRings(),
                call.customerAnswers(),
                call.customerEnds(EndReason.NORMAL),
                call.agentRings("101"),
                call.agentAnswers("101"),
                call.agentEnds("101", EndReason.CALLER_HUNG_UP)));
    news.addAll(List.copyOf(news));
    Collections.shuffle(news, new Random(seed));
    news.add(call.summary(true, EndReason.CALLER_HUNG_UP));
    news.forEach(engine::apply);
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    NumberRow number = engine.number(PHONE);
    // An employee's answer that was overtaken by the end of the same leg is not seen.
    assertThat(number.result()).isIn("SUCCESS_CLIENT_H", "FAIL_CLIENT_H_BEFORE_ANSWER");
    assertThat(number.countTry()).isOne();
    assertThat(engine.telephony.timesDialled()).containsExactly(java.util.Map.entry(PHONE, 1));
  }

  @Test
  void theNextLegMayAppearBeforeThePreviousClosed() {
    engine.apply(call.customerRings(), call.customerAnswers(), call.agentRings("101"));
    engine.apply(call.customerEnds(EndReason.NORMAL));
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
    engine.pass(Duration.ofSeconds(30));
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
  }

  @Test
  void theNextLegMayAppearSomeTimeAfterThePreviousClosed() {
    engine.apply(call.customerRings(), call.customerAnswers());
    engine.apply(call.customerEnds(EndReason.NORMAL));
    engine.pass(Duration.ofSeconds(20));
    engine.apply(call.agentRings("101"));
    engine.pass(Duration.ofMinutes(5));
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
  }

  @Test
  void aSecondEmployeeMayRingAfterTheFirstAndAllLegsWereDownForAMoment() {
    engine.apply(call.customerRings(), call.customerAnswers());
    engine.apply(call.customerEnds(EndReason.NORMAL), call.agentRings("101"));
    engine.apply(call.agentEnds("101", EndReason.NO_ANSWER));
    engine.pass(Duration.ofSeconds(3));
    engine.apply(call.agentRings("102"));
    engine.pass(Duration.ofMinutes(1));
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
    engine.apply(call.agentAnswers("102"), call.agentEnds("102", EndReason.CALLEE_HUNG_UP));
    engine.apply(call.summary(true, EndReason.CALLEE_HUNG_UP));
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_USER_H");
  }

  @Test
  void theSummaryMayComeBeforeTheLastEnd() {
    engine.apply(call.customerRings(), call.customerAnswers());
    engine.apply(call.customerEnds(EndReason.NORMAL), call.agentRings("101"));
    engine.apply(call.agentAnswers("101"), call.summary(true, EndReason.CALLER_HUNG_UP));
    assertThat(engine.callState(PHONE)).isEqualTo("TALKING");
    engine.apply(call.agentEnds("101", EndReason.CALLER_HUNG_UP));
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_CLIENT_H");
  }

  @Test
  void lateNewsOfALegDoNotKeepASummarisedCallAlive() {
    engine.apply(call.customerRings(), call.customerAnswers(), call.agentRings("101"));
    engine.apply(call.summary(true, EndReason.NORMAL), call.agentAnswers("101"));
    engine.pass(engine.times.lastNews());
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS");
  }

  @Test
  void theFirstEventMayBeAnyTheEndIncluded() {
    engine.apply(call.customerEnds(EndReason.NO_ANSWER), call.customerRings());
    engine.pass(engine.times.lastNews());
    NumberRow number = engine.number(PHONE);
    assertThat(number.result()).isEqualTo("FAIL");
    assertThat(number.outDialState()).isEqualTo("NOANSWER");
    assertThat(number.state()).isEqualTo("failedOriginate");
    assertThat(number.cause()).isEqualTo("code-NO_ANSWER");
  }

  @Test
  void anEndThatCameBeforeTheReplyToTheCommandStillEndsTheCallSoon() {
    engine.execute("UPDATE calls SET state = 'PLACING'");
    engine.apply(call.customerEnds(EndReason.BUSY));
    String commandId = engine.text("SELECT command_id FROM calls");
    engine.apply(new CallEvent.CommandAnswered(commandId, new CommandOutcome.Accepted()));
    engine.pass(engine.times.lastNews());
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    assertThat(engine.number(PHONE).outDialState()).isEqualTo("BUSY");
  }

  @Test
  void aFirstEventWithoutTheCommandIsFoundByTheLegItContinues() {
    assertThat(engine.apply(call.anonymous().customerRings())).isEqualTo(Verdict.UNKNOWN_CALL);
    engine.apply(call.customerRings());
    assertThat(engine.apply(call.anonymous().customerAnswers())).isEqualTo(Verdict.APPLIED);
    engine.execute("UPDATE calls SET call_ref = NULL");
    assertThat(engine.apply(call.anonymous().agentRings("101"))).isEqualTo(Verdict.APPLIED);
    assertThat(engine.callState(PHONE)).isEqualTo("CONNECTING");
  }

  @Test
  void eventsOfStrangersAreUnknown() {
    PbxCall stranger = new PbxCall("entry-x", "somebody-elses", "9990000000");
    assertThat(engine.apply(stranger.customerRings())).isEqualTo(Verdict.UNKNOWN_CALL);
    assertThat(engine.apply(stranger.summary(true, EndReason.NORMAL)))
        .isEqualTo(Verdict.UNKNOWN_CALL);
    assertThat(engine.apply(stranger.presses("1"))).isEqualTo(Verdict.UNKNOWN_CALL);
  }

  @Test
  void aSecondCallOfOneCommandIsRefusedAndCounted() {
    engine.apply(call.customerRings());
    PbxCall second = new PbxCall("entry-2", engine.text("SELECT command_id FROM calls"), PHONE);
    assertThat(engine.apply(second.customerRings())).isEqualTo(Verdict.REFUSED);
    assertThat(engine.counters.refusedMoves()).isOne();
    assertThat(engine.text("SELECT call_ref FROM calls")).isEqualTo("entry-" + PHONE);
  }

  @Test
  void eventsAfterTheEndAreRefusedAndCounted() {
    engine.apply(call.customerRings(), call.customerEnds(EndReason.BUSY));
    engine.apply(call.summary(false, EndReason.BUSY));
    NumberRow ended = engine.number(PHONE);
    assertThat(engine.apply(call.customerAnswers())).isEqualTo(Verdict.REFUSED);
    assertThat(engine.apply(call.agentAnswers("101"))).isEqualTo(Verdict.REFUSED);
    assertThat(engine.counters.lateEvents()).isEqualTo(2);
    assertThat(engine.number(PHONE)).isEqualTo(ended);
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
  }

  @Test
  void repeatedEventsAreStale() {
    engine.apply(call.customerRings(), call.customerAnswers());
    assertThat(engine.apply(call.customerRings())).isEqualTo(Verdict.STALE);
    assertThat(engine.apply(call.customerAnswers())).isEqualTo(Verdict.STALE);
    engine.apply(call.summary(true, EndReason.NORMAL));
    assertThat(engine.apply(call.summary(false, EndReason.NORMAL))).isEqualTo(Verdict.STALE);
  }

  @Test
  void aPbxThatRingsTheGroupFirstIsUnderstood() {
    engine.apply(call.queued(), call.agentRings("101"), call.agentAnswers("101"));
    engine.apply(call.customerRings(), call.agentEnds("101", EndReason.NORMAL));
    engine.apply(call.customerEnds(EndReason.NO_ANSWER), call.queueEnds(EndReason.NORMAL));
    engine.apply(call.summary(false, EndReason.NO_ANSWER));
    NumberRow number = engine.number(PHONE);
    assertThat(number.result()).isEqualTo("FAIL");
    assertThat(number.outDialState()).isEqualTo("NOANSWER");
  }

  @Test
  void aRefusalThatCameLateDoesNotEndATalk() {
    engine.apply(call.customerRings(), call.customerAnswers(), call.agentAnswers("101"));
    String commandId = engine.text("SELECT command_id FROM calls");
    engine.apply(
        new CallEvent.CommandAnswered(commandId, InMemoryTelephony.refused(EndReason.OTHER)));
    engine.apply(
        new CallEvent.CommandAnswered(
            commandId + "-0", InMemoryTelephony.refused(EndReason.OTHER)));
    engine.pass(Duration.ofMinutes(1));
    assertThat(engine.callState(PHONE)).isEqualTo("TALKING");
    assertThat(engine.telephony.log()).noneMatch(Command.HangUp.class::isInstance);
  }

  @Test
  void aCallOfADeletedTaskIsFollowedToItsEnd() {
    engine.apply(call.customerRings());
    engine.execute("DELETE FROM tasks");
    assertThat(engine.apply(call.customerAnswers())).isEqualTo(Verdict.APPLIED);
    aTask().withNumbers(PHONE).toAgent("102").save(engine.createTask);
    engine.dialLoop.tick();
    assertThat(engine.telephony.timesDialled()).containsEntry(PHONE, 1);
    engine.apply(call.customerEnds(EndReason.CALLEE_HUNG_UP));
    engine.apply(call.summary(true, EndReason.NORMAL));
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
    engine.dialLoop.tick();
    assertThat(engine.telephony.timesDialled()).containsEntry(PHONE, 2);
  }
}
