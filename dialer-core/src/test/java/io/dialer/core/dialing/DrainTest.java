package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.fixture.TestEngine.NumberRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that stops gives back what it has not sent, and other nodes dial it. */
class DrainTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";

  private TestEngine other;

  @BeforeEach
  void start() {
    other = new TestEngine(DATABASE);
    aTask().channels(5).withNumbers(PHONE).save(other.createTask);
  }

  @Test
  void whatWaitsForAThreadGoesBackAndIsDialledByAnother() {
    List<Runnable> waiting = new ArrayList<>();
    TestEngine stopping =
        new TestEngine(DATABASE.pool(), other.clock, other.telephony, waiting::add);
    assertThat(stopping.dialLoop.tick()).isOne();
    stopping.dialLoop.drain();
    waiting.forEach(Runnable::run);
    assertIsBackInItsQueue();
    assertThat(stopping.counters.released()).isOne();
    assertThat(stopping.dialLoop.tick()).as("no new claims").isZero();

    assertThat(other.dialLoop.tick()).isOne();
    assertThat(other.telephony.timesDialled()).containsEntry(PHONE, 1);
    assertThat(other.number(PHONE).countTry()).isOne();
  }

  @Test
  void whatIsClaimedAsTheThreadsEndGoesBackToo() {
    TestEngine stopping =
        new TestEngine(
            DATABASE.pool(),
            other.clock,
            other.telephony,
            work -> {
              throw new RejectedExecutionException("stopped");
            });
    stopping.dialLoop.tick();
    assertIsBackInItsQueue();
  }

  /** What the number was charged of the PBX's budget is there for the others. */
  @Test
  void whatWasReservedIsGivenBack() {
    List<Runnable> waiting = new ArrayList<>();
    TestEngine stopping =
        new TestEngine(DATABASE.pool(), other.clock, other.telephony, waiting::add);
    stopping.dialLoop.tick();
    assertThat(other.telephony.callsCharged()).isOne();
    stopping.dialLoop.drain();
    waiting.forEach(Runnable::run);
    assertThat(other.telephony.callsCharged()).isZero();
    assertThat(other.telephony.commandsCharged()).isZero();
  }

  private void assertIsBackInItsQueue() {
    NumberRow number = other.number(PHONE);
    assertThat(number.status()).isEqualTo("QUEUED");
    assertThat(number.state()).isEqualTo("CreateTask");
    assertThat(number.countTry()).isZero();
    assertThat(other.callState(PHONE)).isEqualTo("ENDED");
    assertThat(other.telephony.log()).isEmpty();
    assertThat(other.counters.refusedMoves()).isZero();
  }
}
