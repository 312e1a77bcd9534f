package io.dialer.core.outbound;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.fixture.InMemoryDialler.Fault;
import io.dialer.core.fixture.InMemoryDialler.Known;
import io.dialer.core.fixture.Polls;
import io.dialer.core.task.ImportNumbers;
import io.dialer.core.task.ImportReport;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a chunk from its plan to its results. */
class OutboundLifeTest extends OutboundBench {

  @Test
  void aListIsHandedOverAndItsResultsComeBack() {
    task().withNumbers("+7 495 123-45-01", "74951234502", "74951234503").save(engine.createTask);
    engine.dialLoop.tick();
    assertThat(engine.count("SELECT count(*) FROM calls")).isZero();

    rounds();
    Known list = dialler.only();
    assertThat(list.numbers).containsExactlyInAnyOrder("74951234501", "74951234502", "74951234503");
    assertThat(list.order.operators()).containsExactly("101");
    assertThat(list.starts).isEqualTo(1);
    assertThat(engine.callState("4951234501")).isEqualTo("HANDED_OVER");
    assertThat(engine.number("4951234501").status()).isEqualTo("CALLING");
    assertThat(engine.count("SELECT count(*) FROM calls WHERE listed")).isEqualTo(3);

    dialler.rang("74951234501", ListOutcome.BUSY, "2", null);
    dialler.rang("74951234502", ListOutcome.TALKED, "1", null);
    later();
    assertThat(engine.number("4951234502").result()).isEqualTo("SUCCESS");
    assertThat(engine.number("4951234501").status()).isEqualTo("CALLING");

    dialler.rang("74951234501", ListOutcome.NO_ANSWER, "3", null);
    dialler.rang("74951234503", ListOutcome.BAD_NUMBER, "8", null);
    list.stage = Stage.FINISHED;
    later();
    later();
    assertThat(engine.number("4951234501").result()).isEqualTo("FAIL");
    assertThat(engine.number("4951234501").outDialState()).isEqualTo("NOANSWER");
    assertThat(engine.number("4951234501").countTry()).isEqualTo(2);
    assertThat(engine.number("4951234503").result()).isEqualTo("FAIL_ROUTE");
    assertThat(dialler.lists).isEmpty();
    assertThat(states()).isEqualTo("GONE");
    engine.dialLoop.tick();
    assertThat(engine.text("SELECT state FROM tasks")).isEqualTo("1");
  }

  @Test
  void numbersAddedWhileAListRunsAreHandedOverInAnother() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    new ImportNumbers(engine.jdbi, engine.clock)
        .importInto(
            1,
            null,
            staged -> {
              staged.add(PhoneNumber.of("74951234501"), "{\"name\":\"Anna\"}", 0);
              staged.add(PhoneNumber.of("74951234502"), null, 0);
              return new ImportReport.Rejected(0, List.of());
            });
    rounds();
    assertThat(dialler.lists.values())
        .extracting(list -> String.join(" ", list.numbers))
        .containsExactlyInAnyOrder("74951234501", "74951234502");
    assertThat(engine.callState("4951234502")).isEqualTo("HANDED_OVER");
    assertThat(engine.text("SELECT params->>'name' FROM numbers WHERE phone_id = '4951234501'"))
        .isEqualTo("Anna");
  }

  @Test
  void aKeyPressedIsThePollsFirstAnswer() {
    engine.poll("p", Polls.survey());
    task().toPoll("p").withNumbers("74951234501", "74951234502").save(engine.createTask);
    rounds();
    assertThat(dialler.only().order.voice()).isNotNull();
    dialler.rang("74951234501", ListOutcome.TALKED, "1", "1");
    dialler.rang("74951234502", ListOutcome.TALKED, "1", null);
    later();
    assertThat(engine.number("4951234501").result()).isEqualTo("SUCCESS_POLLING");
    assertThat(engine.number("4951234502").result()).isEqualTo("FAIL_POLLING");
    assertThat(engine.answers()).hasSize(1);
  }

  @Test
  void whatChangedSinceItWasHandedOverIsHandedOverAnew() {
    task().withNumbersFrom(9001000000L, 3).save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    assertThat(dialler.only().numbers).hasSize(3);
    anEdit().numbered(1).withNumbers("9001000000", "9001000001").save(engine.createTask);
    muchLater();
    assertThat(dialler.everStarted).hasSize(1);
    assertThat(dialler.only().numbers).containsExactly("9001000000", "9001000001");
  }

  @Test
  void aPhoneThatIsInACallIsNotStartedInAList() {
    task().withNumbers("9001000000", "9001000001").save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    aTask().numbered(2).withNumbers("9001000001").save(engine.createTask);
    engine.dialLoop.tick();
    later();
    later();
    assertThat(dialler.everStarted).hasSize(1);
    assertThat(dialler.everStarted.get(0).numbers).containsExactly("9001000000");
  }

  @Test
  void aPhoneOfTwoTasksIsInOneListAtATime() {
    task().withNumbers("9001000000").save(engine.createTask);
    aTask().numbered(2).underCampaign(CAMPAIGN).withNumbers("89001000000").save(engine.createTask);
    rounds();
    muchLater();
    assertThat(dialler.everStarted).hasSize(1);
    dialler.rang("9001000000", ListOutcome.TALKED, "1", null);
    dialler.only().stage = Stage.FINISHED;
    muchLater();
    assertThat(dialler.everStarted).hasSize(2);
  }

  @Test
  void aPausedTaskKeepsItsListAndGoesOn() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    anEdit().numbered(1).inState(2).save(engine.createTask);
    later();
    assertThat(dialler.only().stage).isEqualTo(Stage.STOPPED);
    assertThat(states()).isEqualTo("STOPPED");
    anEdit().numbered(1).inState(0).save(engine.createTask);
    later();
    assertThat(dialler.only().stage).isEqualTo(Stage.WORKING);
    assertThat(dialler.everStarted).hasSize(1);
  }

  @Test
  void aPausedTaskGivesUpWhatIsNotStarted() {
    task().withNumbers("74951234501").save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    anEdit().numbered(1).inState(2).save(engine.createTask);
    muchLater();
    assertThat(dialler.everStarted).isEmpty();
    assertThat(dialler.lists).isEmpty();
  }

  @Test
  void aClosedTaskGetsItsLastWordsAndTheRestGoesBack() {
    task().withNumbers("74951234501", "74951234502").save(engine.createTask);
    rounds();
    dialler.rang("74951234501", ListOutcome.BUSY, "2", null);
    anEdit().numbered(1).inState(1).save(engine.createTask);
    muchLater();
    assertThat(dialler.lists).isEmpty();
    assertThat(engine.number("4951234501").outDialState()).isEqualTo("BUSY");
    assertThat(engine.number("4951234502").status()).isEqualTo("QUEUED");
    assertThat(engine.number("4951234502").countTry()).isZero();
    assertThat(engine.count("SELECT count(*) FROM calls WHERE released")).isOne();
    assertThat(engine.count("SELECT count(*) FROM calls WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void aDeletedTasksListIsStoppedAndRemoved() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    engine.execute("DELETE FROM tasks");
    muchLater();
    assertThat(dialler.lists).isEmpty();
    assertThat(states()).isEqualTo("GONE");
    assertThat(engine.count("SELECT count(*) FROM calls WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void numbersAddedLaterMakeAnotherChunk() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    anEdit().numbered(1).withNumbers("74951234501", "74951234502").save(engine.createTask);
    rounds();
    assertThat(dialler.everStarted).hasSize(2);
    assertThat(dialler.everStarted.get(1).numbers).containsExactly("74951234502");
  }

  @Test
  void aNumberThatNoListCanHoldHoldsUpNobody() {
    task().withNumbers("74951234501", "112").save(engine.createTask);
    rounds();
    assertThat(engine.number("112").result()).isEqualTo("FAIL_ROUTE");
    assertThat(dialler.only().numbers).containsExactly("74951234501");
  }
}
