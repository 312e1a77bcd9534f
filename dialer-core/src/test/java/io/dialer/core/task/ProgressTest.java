package io.dialer.core.task;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How far a task has come. */
class ProgressTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final long TASK = 5;

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
  }

  private TaskProgress progress() {
    return progress(TASK).orElseThrow();
  }

  private Optional<TaskProgress> progress(long taskId) {
    return engine.jdbi.withExtension(
        ProgressStore.class, store -> store.of(taskId, engine.clock.instant()));
  }

  /** So many numbers that were dialled have got their result just now. */
  private void finish(int numbers, String result) {
    engine.execute(
        """
        UPDATE numbers SET status = 'FINISHED', result = ?, count_try = 1, close_time = ?
        WHERE id IN (SELECT id FROM numbers WHERE status = 'QUEUED' ORDER BY id LIMIT ?)
        """,
        result,
        engine.clock.instant().getEpochSecond(),
        numbers);
  }

  @Test
  void everyNumberIsCountedOnce() {
    long later = engine.clock.instant().getEpochSecond() + 3600;
    aTask()
        .numbered(TASK)
        .withNumbersFrom(9260000000L, 10)
        .with("9270000001", null, later)
        .with("1", null, 0)
        .save(engine.createTask);
    aTask().numbered(6).withNumbersFrom(9280000000L, 3).inState(2).save(engine.createTask);
    finish(3, "SUCCESS");
    finish(1, "FAIL");
    assertThat(engine.dialLoop.tick()).isOne();
    engine.execute(
        """
        WITH handed AS (
          UPDATE numbers SET status = 'CALLING', count_try = 1
          WHERE id IN (SELECT id FROM numbers WHERE status = 'QUEUED' AND time_call_allow = 0 AND task_id = 5 LIMIT 2)
          RETURNING id, phone_id)
        INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state, placed_at, due_at, due_step, listed)
        SELECT 'x' || id, id, 5, phone_id, phone_id, 'EXTEN', '', 'HANDED_OVER', now(), now(), 'RESCUE', true FROM handed
        """);
    TaskProgress progress = progress();
    assertThat(progress.queued()).isEqualTo(3);
    assertThat(progress.tooEarly()).isOne();
    assertThat(progress.calling()).isOne();
    assertThat(progress.handedOver()).isEqualTo(2);
    assertThat(progress.results().toString()).isEqualTo("{FAIL=1, FAIL_ROUTE=1, SUCCESS=3}");
    assertThat(progress.total()).isEqualTo(12);
    assertThat(progress.percent()).isEqualTo(41.6);
    assertThat(progress.endsAt(engine.clock.instant()))
        .as("nobody knows while a number waits for its time")
        .isEmpty();
    assertThat(progress(77)).isEmpty();
  }

  @Test
  void theRateIsThatOfTheLastMinutesAndTellsTheEnd() {
    aTask().numbered(TASK).withNumbersFrom(9260000000L, 100).save(engine.createTask);
    assertThat(progress().perMinute()).isEmpty();
    assertThat(progress().endsAt(engine.clock.instant())).isEmpty();
    finish(10, "SUCCESS");
    assertThat(progress().perMinute()).as("a minute at least").contains(10.0);
    engine.clock.pass(Duration.ofMinutes(2));
    finish(10, "FAIL");
    assertThat(progress().perMinute()).contains(10.0);
    assertThat(progress().endsAt(engine.clock.instant()))
        .contains(engine.clock.instant().plus(Duration.ofMinutes(8)));
    engine.clock.pass(Duration.ofMinutes(4));
    assertThat(progress().perMinute()).as("of the last five minutes").contains(2.0);
    engine.clock.pass(Duration.ofMinutes(4));
    assertThat(progress().perMinute()).isEmpty();
    assertThat(progress().endsAt(engine.clock.instant())).isEmpty();
  }

  @Test
  void whatDoesNotDialHasNoEnd() {
    aTask().numbered(TASK).withNumbersFrom(9260000000L, 20).save(engine.createTask);
    finish(10, "SUCCESS");
    assertThat(progress().endsAt(engine.clock.instant())).isPresent();
    engine.execute("UPDATE tasks SET waiting_for = 'the poll'");
    assertThat(progress().waitingFor()).isEqualTo(Optional.of("the poll"));
    assertThat(progress().endsAt(engine.clock.instant())).isEmpty();
    engine.execute("UPDATE tasks SET waiting_for = NULL, state = 2");
    assertThat(progress().endsAt(engine.clock.instant())).isEmpty();
  }

  @Test
  void aTaskWithoutNumbersIsNotDone() {
    aTask().numbered(TASK).save(engine.createTask);
    assertThat(progress().total()).isZero();
    assertThat(progress().percent()).isZero();
    assertThat(progress().perMinute()).isEmpty();
  }
}
