package io.dialer.core.task;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.task.CreateTask.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that are not answered in time send the same task again. */
class SameTaskAtOnceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
  }

  @Test
  @Timeout(20)
  void theSameRequestSentTwiceAtOnceMakesOneTask() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Saved>> saved = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        saved.add(
            threads.submit(
                () ->
                    aTask().known("x").withNumbersFrom(9260000000L, 500).save(engine.createTask)));
      }
      for (Future<Saved> one : saved) {
        one.get();
      }
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(engine.count("SELECT count(*) FROM tasks")).isOne();
    assertThat(engine.count("SELECT count(*) FROM numbers")).isEqualTo(500);
  }

  @Test
  @Timeout(20)
  void whoFollowsAListThatIsJustDoneIsNotTurnedAway() throws Exception {
    Task task = aTask().known("x").save(engine.createTask).task();
    CompletableFuture<Saved> next;
    try (Handle before = engine.jdbi.open()) {
      before.begin();
      assertThat(before.attach(NumberStore.class).takeTurn(task.id())).isTrue();
      next =
          CompletableFuture.supplyAsync(
              () -> anEdit().known("x").withNumbers("9260000001").save(engine.createTask));
      while (!next.isDone() && !somebodyWaitsForATurn()) {
        Thread.onSpinWait();
      }
      before.commit();
    }
    assertThat(next.get(10, TimeUnit.SECONDS).task().id()).isEqualTo(task.id());
    assertThat(engine.text("SELECT string_agg(phone_id, ' ') FROM numbers"))
        .isEqualTo("9260000001");
  }

  private boolean somebodyWaitsForATurn() {
    return engine.count(
            "SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event = 'PgSleep'")
        > 0;
  }
}
