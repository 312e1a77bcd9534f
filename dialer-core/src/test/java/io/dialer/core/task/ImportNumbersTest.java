package io.dialer.core.task;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.ListOfNumbers;
import io.dialer.core.fixture.TestEngine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Numbers are added to a task that is being dialled. */
@Timeout(60)
class ImportNumbersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final long TASK = 5;

  private TestEngine engine;
  private ImportNumbers imports;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    imports = new ImportNumbers(engine.jdbi, engine.clock);
    aTask()
        .numbered(TASK)
        .channels(9)
        .withNumbers("9260000001", "9260000002")
        .save(engine.createTask);
  }

  private ImportReport add(Consumer<StagedNumbers> list) {
    return imports.importInto(
        TASK,
        null,
        staged -> {
          list.accept(staged);
          return new ImportReport.Rejected(0, List.of());
        });
  }

  private static void lines(StagedNumbers staged, String params, String... phones) {
    for (String phone : phones) {
      staged.add(PhoneNumber.of(phone), params, 0);
    }
  }

  /** On another thread, and so in another transaction. */
  private static void meanwhile(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void theTaskIsDialledWhileAListIsTakenIn() {
    add(
        staged -> {
          lines(staged, "{}", "9260000003");
          meanwhile(() -> assertThat(engine.dialLoop.tick()).isOne());
        });
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE status = 'QUEUED'")).isEqualTo(2);
  }

  @Test
  void newsOfACallIsNotHeldUpByALongMerge() throws Exception {
    engine.execute("UPDATE numbers SET time_call_allow = 9999999999 WHERE phone_id = '9260000002'");
    assertThat(engine.dialLoop.tick()).isOne();
    try (Handle other = engine.jdbi.open()) {
      other.begin();
      // The merge has to wait for this row, and so takes as long as the test likes.
      other.execute("SELECT FROM numbers WHERE phone_id = '9260000002' FOR UPDATE");
      CompletableFuture<ImportReport> merge =
          CompletableFuture.supplyAsync(
              () -> add(staged -> lines(staged, "{\"a\":1}", "9260000001", "9260000002")));
      awaitWaiting();
      other.execute("SET LOCAL lock_timeout = '2s'");
      other.execute("UPDATE numbers SET state = 'afterDialOut' WHERE phone_id = '9260000001'");
      other.commit();
      assertThat(merge.get(20, TimeUnit.SECONDS).changed()).isEqualTo(2);
    }
    assertThat(engine.number("9260000001").state()).isEqualTo("afterDialOut");
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE params->>'a' = '1'")).isEqualTo(2);
  }

  private void awaitWaiting() {
    String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
    while (engine.count(waiting) == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneListIsTakenIntoATaskAtATime() {
    add(
        staged -> {
          lines(staged, "{}", "9260000003");
          meanwhile(
              () -> {
                assertThatThrownBy(() -> add(second -> lines(second, "{}", "9260000003")))
                    .isInstanceOf(ImportNumbers.Busy.class)
                    .hasMessageContaining("another list is being taken into task 5");
                ListOfNumbers again = anEdit().numbered(TASK).withNumbers("9260000003");
                assertThatThrownBy(() -> again.save(engine.createTask))
                    .isInstanceOf(CreateTask.Conflict.class)
                    .hasMessageContaining("a list is being imported into task 5");
                aTask().numbered(6).withNumbers("9260000003").save(engine.createTask);
              });
        });
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE task_id = ?", TASK)).isEqualTo(3);
  }

  @Test
  void aTaskDoesNotCloseItselfWhileItsNewNumbersCome() {
    engine.execute(
        "UPDATE numbers SET status = 'FINISHED', result = 'FAIL', close_time = 1, count_try = 1");
    add(
        staged -> {
          lines(staged, "{}", "9260000003");
          meanwhile(
              () ->
                  assertThat(engine.jdbi.withExtension(TaskStore.class, TaskStore::closeFinished))
                      .isEmpty());
        });
    assertThat(engine.text("SELECT state FROM tasks")).isEqualTo("0");
  }

  @Test
  void aListForAClosedTaskIsTakenAndSaysSo() {
    engine.execute("UPDATE tasks SET state = 1");
    assertThat(add(staged -> lines(staged, "{}", "9260000003")).taskClosed()).isTrue();
  }

  @Test
  void whatIsKnownStaysAndAFailureChangesNothing() {
    assertThatThrownBy(
            () ->
                add(
                    staged -> {
                      lines(staged, "{\"a\":1}", "9260000001", "9260000003");
                      throw new IllegalStateException("the disk is gone");
                    }))
        .hasMessage("the disk is gone");
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE params IS NULL")).isEqualTo(2);
    ImportReport report = add(staged -> lines(staged, "{\"a\":1}", "9260000001", "1"));
    assertThat(report)
        .isEqualTo(new ImportReport(2, 1, 1, 0, 1, new ImportReport.Rejected(0, List.of()), false));
    assertThat(engine.number("1").result()).isEqualTo("FAIL_ROUTE");
    assertThat(engine.count("SELECT count(*) FROM numbers")).isEqualTo(3);
  }

  @Test
  void aKeyIsForgottenInTime() {
    ImportNumbers.Once once = new ImportNumbers.Once("k", "abc");
    ImportReport first =
        imports.importInto(
            TASK,
            once,
            staged -> {
              lines(staged, "{}", "9260000003");
              return new ImportReport.Rejected(1, List.of(new ImportReport.Line(7, "why")));
            });
    assertThat(imports.importInto(TASK, once, staged -> unread())).isEqualTo(first);
    engine.jdbi.useExtension(
        ImportStore.class, i -> i.forget(engine.clock.instant().plusSeconds(1), 10));
    assertThatThrownBy(() -> imports.importInto(TASK, once, staged -> unread()))
        .hasMessage("the list was read");
  }

  private static ImportReport.Rejected unread() {
    throw new AssertionError("the list was read");
  }
}
