package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.fixture.TestEngine.NumberRow;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A claimed number is dialled, at most once. */
class PlaceCallTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
  }

  @Test
  void anAcceptedCommandIsPlaced() {
    aTask().toAgent("101").withNumbers("+7 " + PHONE).save(engine.createTask);
    assertThat(engine.dialLoop.tick()).isOne();
    assertThat(engine.callState(PHONE)).isEqualTo("PLACED");
    String id = engine.text("SELECT command_id FROM calls");
    assertThat(id).matches("dialer-[0-9a-f]{32}");
    assertThat(engine.telephony.log())
        .containsExactly(new Command.DialToAgent(id, "7" + PHONE, "101", false));
    assertThat(engine.number(PHONE).countTry()).isOne();
  }

  @Test
  void aNumberRefusedForALimitGoesBackToItsQueueAndWasNotATry() {
    aTask().withNumbers(PHONE).save(engine.createTask);
    engine.telephony.answering(InMemoryTelephony.busy());
    engine.dialLoop.tick();
    NumberRow number = engine.number(PHONE);
    assertThat(number.status()).isEqualTo("QUEUED");
    assertThat(number.state()).isEqualTo("CreateTask");
    assertThat(number.countTry()).isZero();
    assertThat(engine.counters.released()).isOne();
    assertThat(engine.dialLoop.tick()).as("held for a while").isZero();
    engine.clock.pass(Duration.ofSeconds(5));
    assertThat(engine.dialLoop.tick()).isOne();
    assertThat(engine.number(PHONE).countTry()).isOne();
    assertThat(engine.count("SELECT count(DISTINCT command_id) FROM calls")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_NUMBER, FAIL_ROUTE, CHANUNAVAIL",
    "ACCOUNT_REFUSED, FAIL_PROVIDER, CONGESTION",
    "BAD_REQUEST, FAIL_PROVIDER, CONGESTION",
    "PBX_FAILED, FAIL_PROVIDER, CONGESTION",
    "BUSY, FAIL, BUSY"
  })
  void aNumberRefusedForGoodHasItsResult(EndReason reason, String result, String dialState) {
    aTask().withNumbers(PHONE).save(engine.createTask);
    engine.telephony.answering(InMemoryTelephony.refused(reason));
    engine.dialLoop.tick();
    NumberRow number = engine.number(PHONE);
    assertThat(number.result()).isEqualTo(result);
    assertThat(number.outDialState()).isEqualTo(dialState);
    assertThat(number.cause()).isEqualTo("code-" + reason);
    assertThat(number.state()).isEqualTo("failedOriginate");
    assertThat(number.countTry()).isOne();
    assertThat(engine.telephony.timesDialled()).isEmpty();
  }

  @Test
  void aRefusalThatComesLaterHasTheSameResult() {
    engine.dialled(aTask(), PHONE);
    String id = engine.text("SELECT command_id FROM calls");
    engine.apply(new CommandAnswered(id, InMemoryTelephony.refused(EndReason.BAD_NUMBER)));
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_ROUTE");
  }

  @Test
  void aCommandOfUnknownFateIsNeverSentAgain() {
    engine.telephony.answering(new CommandOutcome.Unknown("timeout"));
    engine.dialled(aTask(), PHONE);
    assertThat(engine.callState(PHONE)).isEqualTo("UNKNOWN");
    for (int minute = 0; minute < 10; minute++) {
      engine.pass(Duration.ofMinutes(1));
      engine.dialLoop.tick();
    }
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL");
    assertThat(engine.telephony.timesDialled()).containsEntry(PHONE, 1);
  }

  @Test
  void aCrashBetweenClaimAndCommandIsNeverMadeUpFor() {
    aTask().withNumbers(PHONE).save(engine.createTask);
    assertThat(engine.dialLoop.claim(10, engine.clock.instant())).hasSize(1);
    TestEngine other =
        new TestEngine(DATABASE.pool(), engine.clock, engine.telephony, Runnable::run);
    List<String> states = new ArrayList<>();
    for (int minute = 0; minute < 8; minute++) {
      other.pass(Duration.ofMinutes(1));
      other.dialLoop.tick();
      states.add(engine.callState(PHONE));
    }
    assertThat(states).startsWith("UNKNOWN").endsWith("ENDED").containsOnly("UNKNOWN", "ENDED");
    assertThat(engine.telephony.log()).isEmpty();
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL");
  }

  @Test
  void aCallThatWaitedTooLongForAThreadIsNotDialled() {
    List<Runnable> waiting = new ArrayList<>();
    TestEngine slow = new TestEngine(DATABASE.pool(), engine.clock, engine.telephony, waiting::add);
    aTask().withNumbers(PHONE).save(engine.createTask);
    assertThat(slow.dialLoop.tick()).isOne();
    engine.pass(Duration.ofMinutes(1));
    waiting.forEach(Runnable::run);
    assertThat(engine.telephony.log()).isEmpty();
    engine.pass(Duration.ofMinutes(6));
    assertThat(engine.callState(PHONE)).isEqualTo("ENDED");
  }

  @Test
  void noMoreCallsAreStartedThanThePbxPermits() {
    aTask().channels(10).toAgent("700").withNumbersFrom(9260000000L, 10).save(engine.createTask);
    engine.agents(
        new io.dialer.core.agent.Agent("700", io.dialer.core.agent.Agent.Kind.GROUP, "all"));
    engine.telephony.permits(3);
    assertThat(engine.dialLoop.tick()).isEqualTo(3);
    engine.telephony.permits(0);
    assertThat(engine.dialLoop.tick()).isZero();
  }

  @Test
  void aTaskWhoseNumbersAreFinishedIsClosed() {
    engine.dialled(aTask(), PHONE);
    engine.dialLoop.tick();
    assertThat(engine.text("SELECT state FROM tasks")).isEqualTo("0");
    engine.pass(Duration.ofMinutes(3));
    engine.pass(Duration.ofMinutes(5));
    engine.dialLoop.tick();
    assertThat(engine.text("SELECT state FROM tasks")).isEqualTo("1");
  }

  @Test
  void aTaskWithoutNumbersStaysOpen() {
    aTask().save(engine.createTask);
    engine.dialLoop.tick();
    assertThat(engine.text("SELECT state FROM tasks")).isEqualTo("0");
  }

  /** The closing looks at the task while a client adds numbers to it. */
  @Test
  void aTaskThatIsJustGivenNumbersIsNotClosed() throws InterruptedException {
    aTask().known("t").inState(0).withNumbers("1").save(engine.createTask);
    TestEngine other =
        new TestEngine(DATABASE.pool(), engine.clock, engine.telephony, Runnable::run);
    engine.jdbi.useTransaction(
        handle -> {
          handle.execute("SELECT FROM tasks FOR UPDATE");
          handle.execute(
              "INSERT INTO numbers (task_id, phone_id, phone) SELECT id, '9', '9' FROM tasks");
          Thread closing = new Thread(other.dialLoop::tick);
          closing.start();
          closing.join(1000);
        });
    other.jdbi.useExtension(
        io.dialer.core.task.TaskStore.class, io.dialer.core.task.TaskStore::closeFinished);
    assertThat(engine.text("SELECT state FROM tasks")).isEqualTo("0");
  }
}
