package io.dialer.core.retention;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.retention.Retention.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Old rows go, and nobody who works with others notices. */
class RetentionTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String LIVE = "9260000001";
  private static final String QUEUED = "9260000002";

  private TestEngine engine;
  private OldRows old;

  /** Whoever has to wait for a lock fails soon. */
  @BeforeEach
  void start() {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 500', current_database()); END $$"));
    engine = new TestEngine(DATABASE);
    old = engine.jdbi.onDemand(OldRows.class);
  }

  /** Calls with two legs each, all ended 31 days ago. */
  private void oldCalls(int calls) {
    engine.execute(
        """
        WITH old AS (
          INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state, placed_at, ended_at)
          SELECT 'old-' || i, -i, -1, i::text, i::text, 'POLLING', '1', 'ENDED', ?, ? FROM generate_series(1, ?) i
          RETURNING id)
        INSERT INTO legs (leg_id, call_id, role, seq, phase, changed_at)
        SELECT id || '-' || leg, id, 'CUSTOMER', 1, 'DISCONNECTED', now() FROM old, generate_series(1, 2) leg
        """,
        daysAgo(31),
        daysAgo(31),
        calls);
  }

  private Instant daysAgo(int days) {
    return engine.clock.instant().minus(Duration.ofDays(days));
  }

  private Retention retention(String what, Retention.Deletion deletion, Retention.Pause pause) {
    return new Retention(List.of(new Rule(what, KEPT, deletion)), pause, engine.clock);
  }

  @Test
  void fiftyThousandCallsGoInBatchesWhileCallsAreDialledAndFollowed() throws Exception {
    oldCalls(50_000);
    PbxCall call = engine.dialled(aTask().toAgent("101"), LIVE);
    engine.apply(call.customerRings());
    List<Integer> batches = new ArrayList<>();
    Map<String, Integer> deleted =
        retention(
                "calls",
                (before, limit) -> {
                  int rows = batchBesideOtherWork(before, limit, batches.size(), call);
                  batches.add(rows);
                  return rows;
                },
                pause -> {})
            .runOnce();
    assertThat(deleted).containsExactly(Map.entry("calls", 50_000));
    assertThat(batches).hasSize(51).endsWith(1_000, 0);
    assertThat(engine.count("SELECT count(*) FROM calls")).isEqualTo(2);
    assertThat(
            engine.count("SELECT count(*) FROM legs WHERE call_id NOT IN (SELECT id FROM calls)"))
        .isZero();
    assertThat(engine.callState(LIVE)).isEqualTo("ANSWERED");
    assertThat(engine.callState(QUEUED)).isEqualTo("PLACED");
  }

  /** In the middle of some batches, before they are committed, others do their work. */
  private int batchBesideOtherWork(Instant before, int limit, int batch, PbxCall call) {
    try (Handle deleting = engine.jdbi.open()) {
      deleting.begin();
      int rows = deleting.attach(OldRows.class).calls(before, limit);
      assertThat(rows).isLessThanOrEqualTo(1_000);
      if (batch == 10) {
        engine.apply(call.customerAnswers());
      } else if (batch == 20) {
        aTask().toAgent("102").withNumbers(QUEUED).save(engine.createTask);
        engine.dialLoop.tick();
      }
      deleting.commit();
      return rows;
    }
  }

  @Test
  void aCallWhoseRowsAreInUseIsLeftToTheNextRun() throws Exception {
    oldCalls(3);
    try (Handle user = engine.jdbi.open()) {
      user.begin();
      user.execute("SELECT FROM calls WHERE phone = '2' FOR UPDATE");
      assertThat(retention("calls", old::calls, pause -> {}).runOnce()).containsEntry("calls", 2);
      user.rollback();
    }
    assertThat(retention("calls", old::calls, pause -> {}).runOnce()).containsEntry("calls", 1);
  }

  @Test
  void callsOfAListStayWithIt() throws Exception {
    oldCalls(2);
    engine.execute(
        """
        WITH list AS (
          INSERT INTO outbound_chunks (task_id, marker, state, lots, since, due_at)
          VALUES (1, 'm', 'GONE', 1, now(), NULL) RETURNING id)
        INSERT INTO outbound_numbers (chunk_id, dialled, number_id, phone_id, lot, call_id, held)
        SELECT list.id, '1', 1, '1', 1, c.id, false FROM list, calls c WHERE c.phone = '1'
        """);
    retention("calls", old::calls, pause -> {}).runOnce();
    assertThat(engine.text("SELECT string_agg(phone, ',') FROM calls")).isEqualTo("1");
  }

  @Test
  void aClosedTaskGoesInBatchesAndTakesItsNumbersNotItsPollingResults() throws Exception {
    long task =
        aTask()
            .toAgent("101")
            .withNumbersFrom(9260000000L, 2_500)
            .save(engine.createTask)
            .task()
            .id();
    engine.execute(
        """
        UPDATE numbers SET status = 'FINISHED', state = 'endCall', result = 'SUCCESS', close_time = 1;
        INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten, change_time)
        VALUES (1, 1, 1, '1', '1', '1', '1', '1', 1)
        """);
    engine.dialLoop.tick();
    List<Long> left = new ArrayList<>();
    Retention retention =
        retention(
            "tasks",
            old::tasks,
            pause ->
                left.add(engine.count("SELECT count(*) FROM numbers WHERE task_id = ?", task)));
    engine.clock.set(Instant.now());
    assertThat(retention.runOnce()).as("closed a moment ago").isEmpty();
    engine.clock.pass(KEPT.plusMinutes(1));
    assertThat(retention.runOnce()).containsEntry("tasks", 2_501);
    assertThat(left).containsExactly(2_500L, 1_500L, 500L, 0L, 0L);
    assertThat(engine.count("SELECT count(*) FROM tasks")).isZero();
    assertThat(engine.count("SELECT count(*) FROM polling_results")).isEqualTo(1);
    assertThat(retention("polling results", old::pollingResults, pause -> {}).runOnce())
        .containsEntry("polling results", 1);
  }

  @Test
  void aTaskThatIsOpenAgainOrHasALiveCallStays() throws Exception {
    engine.dialled(aTask().toAgent("101"), LIVE);
    aTask().toAgent("102").inState(1).withNumbers(QUEUED).save(engine.createTask);
    engine.execute("UPDATE tasks SET state = 1, closed_at = now()");
    engine.execute("UPDATE tasks SET state = 2 WHERE inner_num = '102'");
    engine.clock.set(Instant.now().plus(KEPT).plusSeconds(60));
    assertThat(retention("tasks", old::tasks, pause -> {}).runOnce()).isEmpty();
    engine.execute(
        "UPDATE calls SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL");
    assertThat(retention("tasks", old::tasks, pause -> {}).runOnce()).containsEntry("tasks", 2);
  }

  @Test
  void aRunEndsAfterAMinuteAndAKindThatFailsHoldsUpNoOther() throws Exception {
    oldCalls(10);
    List<Rule> rules =
        List.of(
            new Rule(
                "broken",
                KEPT,
                (before, limit) -> {
                  throw new IllegalStateException("on purpose");
                }),
            new Rule("calls", KEPT, (before, limit) -> old.calls(before, 1)));
    Retention slow =
        new Retention(rules, pause -> engine.clock.pass(Duration.ofSeconds(15)), engine.clock);
    assertThat(slow.runOnce()).containsExactly(Map.entry("calls", 4));
  }
}
