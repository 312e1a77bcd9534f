package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is stuck. */
class DueStepsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
  }

  private void live(CallState state) {
    PbxCall call = engine.dialled(aTask().toAgent("101"), PHONE);
    if (state.compareTo(CallState.RINGING) >= 0) {
      engine.apply(call.customerRings());
    }
    engine.execute(
        "UPDATE calls SET state = ?, due_at = ?, due_step = 'RESCUE'",
        state.name(),
        java.sql.Timestamp.from(engine.clock.instant().plus(engine.times.atMost(state))));
  }

  private Duration untilEnded() {
    Instant began = engine.clock.instant();
    while (engine.count("SELECT count(*) FROM calls WHERE ended_at IS NULL") > 0) {
      engine.pass(Duration.ofSeconds(20));
      assertThat(engine.clock.instant()).isBefore(began.plus(Duration.ofHours(6)));
    }
    return Duration.between(began, engine.clock.instant());
  }

  @ParameterizedTest
  @EnumSource(
      value = CallState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ENDED", "HANDED_OVER"})
  void everyLiveStateEndsWithoutAnyEvent(CallState state) {
    live(state);
    Duration most = engine.times.atMost(state).plus(engine.times.unknownAtMost()).plusMinutes(2);
    assertThat(untilEnded()).isLessThan(most);
    assertThat(engine.number(PHONE).status()).isEqualTo("FINISHED");
    assertThat(engine.counters.rescued()).isPositive();
    engine.dialLoop.tick();
    assertThat(engine.telephony.timesDialled()).containsEntry(PHONE, 1);
  }

  @Test
  void aNumberThatThePbxNeverToldOfEndsAfterItsListMustHave() {
    live(CallState.HANDED_OVER);
    engine.pass(Duration.ofDays(31));
    assertThat(engine.number(PHONE).status()).isEqualTo("CALLING");
    engine.pass(Duration.ofDays(1));
    engine.pass(Duration.ofMinutes(2));
    assertThat(engine.number(PHONE).status()).isEqualTo("FINISHED");
  }

  @ParameterizedTest
  @EnumSource(
      value = CallState.class,
      names = {"RINGING", "ANSWERED", "CONNECTING", "TALKING"})
  void everyLiveStateEndsEvenIfThePbxRefusesEveryHangUp(CallState state) {
    live(state);
    engine.telephony.alwaysAnswering(InMemoryTelephony.refused(EndReason.OTHER));
    engine.telephony.drain();
    assertThat(untilEnded()).isLessThan(engine.times.atMost(state).plusMinutes(2));
    assertThat(engine.telephony.drain()).hasSize(1);
  }

  @Test
  void aHangUpThatIsRefusedForALimitIsTriedAgain() {
    live(CallState.RINGING);
    engine.telephony.drain();
    engine.telephony.answering(InMemoryTelephony.busy()).answering(InMemoryTelephony.busy());
    engine.pass(engine.times.ringingAtMost());
    engine.pass(Duration.ofSeconds(1));
    engine.pass(Duration.ofSeconds(1));
    engine.pass(Duration.ofSeconds(1));
    assertThat(engine.telephony.drain())
        .hasSize(3)
        .allMatch(Command.HangUp.class::isInstance)
        .extracting(Command::commandId)
        .doesNotHaveDuplicates();
  }

  @Test
  void aHangUpThatIsRefusedForALimitForEverIsGivenUpInTheEnd() {
    live(CallState.RINGING);
    engine.telephony.alwaysAnswering(InMemoryTelephony.busy());
    assertThat(untilEnded()).isLessThan(engine.times.longestCall().plusMinutes(5));
  }

  @Test
  void anUnknownCallEndsAsUnreachedAndIsNeverDialledAgain() {
    engine.telephony.answering(new CommandOutcome.Unknown("timeout"));
    engine.dialled(aTask().toAgent("101"), PHONE);
    assertThat(engine.callState(PHONE)).isEqualTo("UNKNOWN");
    untilEnded();
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL");
    assertThat(engine.number(PHONE).outDialState()).isEqualTo("UNKNOWN");
    engine.dialLoop.tick();
    assertThat(engine.telephony.timesDialled()).containsEntry(PHONE, 1);
  }

  @Test
  void anUnknownCallIsFoundAgainByItsEvents() {
    engine.telephony.answering(new CommandOutcome.Unknown("timeout"));
    PbxCall call = engine.dialled(aTask().toAgent("101"), PHONE);
    engine.pass(Duration.ofMinutes(2));
    engine.apply(call.customerRings(), call.customerAnswers(), call.agentAnswers("101"));
    engine.pass(Duration.ofMinutes(10));
    assertThat(engine.callState(PHONE)).isEqualTo("TALKING");
  }

  @Test
  void aCallThatCannotBeMovedOnHoldsUpNoOther() {
    engine.poll("9", Polls.survey());
    PbxCall broken = engine.dialled(aTask().toPoll("9"), PHONE);
    engine.apply(broken.customerAnswers(), broken.menuAppears());
    engine.execute("UPDATE calls SET destination = 'not a number'");
    PbxCall sound = engine.dialled(aTask().toAgent("101"), "9260000002");
    engine.apply(sound.customerRings(), sound.customerEnds(EndReason.BUSY));
    engine.pass(Duration.ofMinutes(1));
    assertThat(engine.number("9260000002").status()).isEqualTo("FINISHED");
    assertThat(engine.number(PHONE).status()).isEqualTo("CALLING");
    untilEnded();
    assertThat(engine.number(PHONE).status()).isEqualTo("FINISHED");
  }

  @Test
  void anotherNodeGoesOnWhereOneDied() {
    engine.poll("9", Polls.survey());
    PbxCall call = engine.dialled(aTask().toPoll("9"), PHONE);
    engine.apply(call.customerAnswers(), call.menuAppears());
    engine.telephony.drain();
    TestEngine other =
        new TestEngine(DATABASE.pool(), engine.clock, engine.telephony, Runnable::run);
    engine.clock.pass(Duration.ofSeconds(8));
    assertThat(other.dueSteps.runOnce()).isOne();
    assertThat(engine.telephony.drain()).hasSize(1).allMatch(Command.Play.class::isInstance);
  }
}
