package io.dialer.core.outbound;

import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.fixture.InMemoryDialler.Fault;
import io.dialer.core.fixture.InMemoryDialler.Known;
import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a chunk when the PBX fails, or the node dies. */
class OutboundFaultsTest extends OutboundBench {

  @ParameterizedTest
  @CsvSource({
    "create, LOST",
    "create, ANSWER_LOST",
    "create, NODE_DIES",
    "create, BUSY",
    "fill, LOST",
    "fill, ANSWER_LOST",
    "fill, NODE_DIES",
    "fill, BUSY",
    "lists, LOST",
    "lists, NODE_DIES",
    "status, LOST",
    "status, NODE_DIES",
    "start, LOST",
    "start, ANSWER_LOST",
    "start, NODE_DIES",
    "start, BUSY",
    "report, LOST",
    "report, NODE_DIES",
    "delete, LOST",
    "delete, ANSWER_LOST",
    "delete, NODE_DIES"
  })
  void everyNumberIsInOneStartedListWhateverFails(String request, Fault fault) {
    task().withNumbersFrom(9001000000L, 1200).save(engine.createTask);
    dialler.fail(request, fault);
    survive(this::rounds);
    for (int i = 0; i < 100 && dialler.everStarted.isEmpty(); i++) {
      survive(this::later);
    }
    later();
    assertThat(dialler.everStarted).hasSize(1);
    Known list = dialler.everStarted.get(0);
    assertThat(list.numbers).hasSize(1200).doesNotHaveDuplicates();
    for (String number : List.copyOf(list.numbers)) {
      dialler.rang(number, ListOutcome.TALKED, "1", null);
    }
    list.stage = Stage.FINISHED;
    for (int i = 0; i < 60; i++) {
      survive(this::later);
    }
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE result = 'SUCCESS'"))
        .isEqualTo(1200);
    assertThat(dialler.everStarted).hasSize(1);
    assertThat(dialler.lists).isEmpty();
    assertThat(states()).matches("(GONE ?)+");
    assertThat(engine.count("SELECT count(*) FROM calls")).isEqualTo(1200);
    assertThat(engine.count("SELECT count(*) FROM calls WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void aListThatTurnsUpLateIsRemovedUnstarted() {
    task().withNumbers("74951234501").save(engine.createTask);
    dialler.fail("create", Fault.ANSWER_LOST);
    dialler.fail("lists", Fault.LOST);
    rounds();
    Known late = dialler.only();
    var kept = List.copyOf(dialler.lists.entrySet());
    dialler.lists.clear();
    for (int i = 0; i < 22; i++) {
      later();
    }
    assertThat(dialler.everStarted).hasSize(1);
    kept.forEach(e -> dialler.lists.put(e.getKey(), e.getValue()));
    muchLater();
    assertThat(late.starts).isZero();
    assertThat(dialler.only()).isNotSameAs(late);
  }

  @Test
  void aListThatIsNotCountedRightIsNeverStartedAndTheTaskSaysWhy() {
    dialler.swallowed = 1;
    task().withNumbers("74951234501", "74951234502").save(engine.createTask);
    rounds();
    for (int i = 0; i < 80; i++) {
      later();
    }
    assertThat(dialler.everStarted).isEmpty();
    assertThat(dialler.lists).isEmpty();
    assertThat(queued()).isEqualTo(2);
    assertThat(engine.text("SELECT waiting_for FROM tasks")).contains("counts 1 numbers of 2");
    assertThat(dialler.requests.stream().filter("create"::equals)).hasSize(3);
  }

  @Test
  void aRefusalIsSaidAndNotRepeated() {
    dialler.fail("create", Fault.REFUSED);
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    muchLater();
    assertThat(dialler.requests.stream().filter("create"::equals)).hasSize(1);
    engine.readiness.refreshAll();
    assertThat(engine.text("SELECT waiting_for FROM tasks"))
        .contains("3100")
        .contains("asked again");
    assertThat(queued()).isEqualTo(1);

    anEdit().numbered(1).save(engine.createTask);
    rounds();
    assertThat(dialler.everStarted).hasSize(1);
  }

  @Test
  void aListThatIsDialledThoughItsStartWasNotConfirmedIsFollowedAndNotStartedAgain() {
    dialler.fail("start", Fault.ANSWER_LOST);
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    assertThat(states()).isEqualTo("STARTING");
    later();
    assertThat(states()).isEqualTo("RUNNING");
    assertThat(dialler.only().starts).isOne();
  }

  @Test
  void aListThatWaitsForItsHoursAndIsNotStartedTwiceIsFollowed() {
    dialler.fail("start", Fault.ANSWER_LOST);
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    dialler.only().stage = Stage.PLANNED;
    dialler.fail("start", Fault.REFUSED);
    later();
    assertThat(states()).isEqualTo("RUNNING");
    assertThat(engine.text("SELECT waiting_for FROM tasks")).isEqualTo("none");
    dialler.rang("74951234501", ListOutcome.TALKED, "1", null);
    later();
    assertThat(engine.number("4951234501").result()).isEqualTo("SUCCESS");
    assertThat(dialler.everStarted).hasSize(1);
  }

  @Test
  void aRefusedStartGivesTheNumbersBack() {
    dialler.fail("start", Fault.REFUSED);
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    for (int i = 0; i < 10; i++) {
      later();
    }
    assertThat(dialler.everStarted).isEmpty();
    assertThat(dialler.lists).isEmpty();
    assertThat(queued()).isEqualTo(1);
    assertThat(engine.number("4951234501").countTry()).isZero();
    assertThat(engine.text("SELECT waiting_for FROM tasks")).contains("3100");
  }

  @Test
  void whatSomebodyStoppedByHandStaysStopped() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    dialler.only().stage = Stage.STOPPED;
    dialler.only().byPerson = true;
    later();
    assertThat(dialler.only().starts).isEqualTo(1);
    dialler.only().byPerson = false;
    later();
    assertThat(dialler.only().starts).isEqualTo(2);
  }

  @Test
  void aListThatIsOnlyLeftOutIsNotTakenForRemoved() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    dialler.hidden = true;
    muchLater();
    assertThat(engine.number("4951234501").status()).isEqualTo("CALLING");
    assertThat(states()).isEqualTo("RUNNING");
  }

  @Test
  void aListThatSomebodyRemovedLeavesNobodyToBeCalledTwice() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    dialler.lists.clear();
    muchLater();
    assertThat(engine.number("4951234501").outDialState()).isEqualTo("UNKNOWN");
    assertThat(dialler.everStarted).hasSize(1);
  }
}
