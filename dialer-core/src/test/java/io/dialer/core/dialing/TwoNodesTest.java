package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.Agent;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.TestClock;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.EndReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database, as fast as they can, and a PBX whose calls end as fast. */
class TwoNodesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int TASKS = 5;
  private static final int NUMBERS = 1000;
  private static final int CHANNELS = 40;

  private final TestClock clock = new TestClock();
  private final InMemoryTelephony telephony = new InMemoryTelephony();
  private final Semaphore freed = new Semaphore(0);
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger mostBySql = new AtomicInteger();

  @Test
  @Timeout(180)
  void dialEveryNumberOnceAndKeepEveryLimit() throws Exception {
    TestEngine first = new TestEngine(DATABASE);
    first.agents(new Agent("700", Agent.Kind.GROUP, "all"));
    for (int task = 0; task < TASKS; task++) {
      aTask()
          .toAgent("700")
          .channels(CHANNELS)
          .withNumbersFrom(9_000_000_000L + 1_000_000L * task, NUMBERS)
          .save(first.createTask);
    }
    telephony.countingBy(phone -> phone.substring(0, 4));
    ExecutorService threads = Executors.newFixedThreadPool(7);
    List<Future<?>> running = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      TestEngine engine = new TestEngine(DATABASE.pool(), clock, telephony, threads);
      running.add(threads.submit(() -> dialUntilDone(engine)));
    }
    TestEngine pbx = new TestEngine(DATABASE.pool(), clock, telephony, Runnable::run);
    running.add(threads.submit(() -> endCalls(pbx)));
    for (Future<?> future : running) {
      future.get(170, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();

    assertThat(telephony.timesDialled()).hasSize(TASKS * NUMBERS);
    assertThat(telephony.timesDialled().values()).containsOnly(1);
    assertThat(telephony.mostAtOnce()).hasSize(TASKS);
    assertThat(telephony.mostAtOnce().values()).allMatch(most -> most <= CHANNELS);
    assertThat(mostBySql.get()).isBetween(1, CHANNELS);
    assertThat(first.count("SELECT count(*) FROM numbers WHERE status <> 'FINISHED'")).isZero();
    assertThat(first.count("SELECT count(*) FROM numbers WHERE count_try <> 1")).isZero();
    assertThat(first.count("SELECT count(*) FROM tasks WHERE state <> 1")).isZero();
  }

  private void dialUntilDone(TestEngine engine) {
    while (!done.get()) {
      if (engine.dialLoop.tick() == 0) {
        awaitFreedChannels();
      }
    }
    engine.dialLoop.tick();
  }

  private void awaitFreedChannels() {
    try {
      freed.tryAcquire(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endCalls(TestEngine pbx) {
    while (!done.get()) {
      mostBySql.accumulateAndGet(
          (int)
              pbx.count(
                  """
                  SELECT coalesce(max(n), 0)
                  FROM (SELECT count(*) AS n FROM calls WHERE ended_at IS NULL GROUP BY task_id) live
                  """),
          Math::max);
      Map<String, String> live = telephony.live();
      if (live.isEmpty()) {
        awaitFreedChannels();
      }
      live.keySet().forEach(telephony::over);
      pbx.jdbi.useTransaction(handle -> end(pbx, handle, live));
      freed.release(2);
      done.set(
          live.isEmpty()
              && pbx.count("SELECT count(*) FROM numbers WHERE status <> 'FINISHED'") == 0);
    }
  }

  /** Every fifth call by its events, the others at a stroke: that takes less of the test's time. */
  private static void end(TestEngine pbx, Handle handle, Map<String, String> live) {
    handle
        .createQuery("SELECT id FROM calls WHERE command_id = ANY (:live) ORDER BY id FOR UPDATE")
        .bind("live", live.keySet().toArray(String[]::new))
        .mapTo(Long.class)
        .list();
    List<String> others = new ArrayList<>();
    List<CallEvent> events = new ArrayList<>();
    live.forEach(
        (id, phone) -> {
          if (phone.endsWith("0") || phone.endsWith("5")) {
            PbxCall call = new PbxCall("entry-" + id, id, phone);
            events.add(call.customerEnds(EndReason.BUSY));
            events.add(call.summary(false, EndReason.BUSY));
          } else {
            others.add(id);
          }
        });
    pbx.applyCallEvent.applyAll(handle, events);
    handle
        .createUpdate(
            """
            WITH ended AS (
              UPDATE calls SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL
              WHERE command_id = ANY (:others)
              RETURNING number_id
            )
            UPDATE numbers SET status = 'FINISHED', result = 'FAIL', close_time = 1
            FROM ended WHERE numbers.id = ended.number_id
            """)
        .bind("others", others.toArray(String[]::new))
        .execute();
  }
}
