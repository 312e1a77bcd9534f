package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events that are applied together bring about what they would one by one. */
class TogetherTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int CALLS = 12;

  private TestEngine engine;

  @BeforeEach
  void clear() {
    engine = new TestEngine(DATABASE);
    engine.poll("9", Polls.survey());
  }

  @Test
  void inBatchesOfAnySizeTheyLeaveTheSameRows() {
    List<Map<String, Object>> oneByOne = rowsAfter(1);
    for (int size : List.of(2, 7, 50, 1_000)) {
      clear();
      assertThat(rowsAfter(size)).as("in batches of %d", size).isEqualTo(oneByOne);
    }
  }

  private List<Map<String, Object>> rowsAfter(int size) {
    String[] phones =
        IntStream.range(0, CALLS).mapToObj("92600000%02d"::formatted).toArray(String[]::new);
    aTask().toPoll("9").channels(CALLS).withNumbers(phones).save(engine.createTask);
    engine.dialLoop.tick();
    List<List<CallEvent>> lives = dialled().stream().map(call -> call.polled("1", "2")).toList();
    int length = lives.get(0).size();
    List<CallEvent> events = new ArrayList<>();
    // All calls go on at the same time; the later ones lag behind.
    for (int moment = 0; moment < length + CALLS; moment++) {
      for (int call = 0; call < CALLS; call++) {
        int step = moment - call;
        if (step >= 0 && step < length) {
          events.add(lives.get(call).get(step));
        }
      }
    }
    for (int from = 0; from < events.size(); from += size) {
      engine.applyTogether(events.subList(from, Math.min(events.size(), from + size)));
    }
    engine.pass(Duration.ofMinutes(1));
    return rows();
  }

  /** The PBX's side of all calls that were dialled. */
  private List<PbxCall> dialled() {
    return engine.telephony.live().entrySet().stream()
        .map(e -> new PbxCall("entry-" + e.getValue(), e.getKey(), e.getValue()))
        .toList();
  }

  private List<Map<String, Object>> rows() {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT n.phone_id, n.status, n.state, n.result, n.cause, n.call_ref, n.last_leg, n.count_try,
                           n.unstamped IS NULL AS stamped, c.state AS call_state, c.commands_sent, c.digits,
                           c.question, c.passed, c.summary_talked, c.summary_cause,
                           (SELECT string_agg(l.leg_id || l.phase || l.seq || l.digits_seq || l.connected
                                              || coalesce(l.taken_from, ''), ',' ORDER BY l.leg_id)
                            FROM legs l WHERE l.call_id = c.id) AS legs,
                           (SELECT string_agg(p.question_crm_id || p.result || p.exten, ',' ORDER BY p.id)
                            FROM polling_results p WHERE p.call_id = c.id) AS answers
                    FROM numbers n JOIN calls c ON c.number_id = n.id
                    ORDER BY n.phone_id
                    """)
                .mapToMap()
                .list());
  }

  @Test
  void whenOneCannotBeAppliedNoneIsWritten() {
    aTask().toPoll("9").channels(2).withNumbers("9260000001", "9260000002").save(engine.createTask);
    engine.dialLoop.tick();
    List<CallEvent> both = dialled().stream().map(PbxCall::customerRings).toList();
    engine.execute(
        "ALTER TABLE legs ADD CONSTRAINT stands_in_the_way CHECK (leg_id NOT LIKE '%2-customer')");
    try {
      assertThatThrownBy(() -> engine.applyTogether(both))
          .hasMessageContaining("stands_in_the_way");
      assertThat(engine.count("SELECT count(*) FROM legs")).isZero();
      assertThat(engine.count("SELECT count(*) FROM calls WHERE state = 'PLACED'")).isEqualTo(2);
    } finally {
      engine.execute("ALTER TABLE legs DROP CONSTRAINT stands_in_the_way");
    }
  }

  /** What was waited for has changed meanwhile: the call must not slip away for that. */
  @Test
  void eventsThatWaitForAnotherNodeFindTheirCall() throws Exception {
    aTask().toPoll("9").channels(1).withNumbers("9260000001").save(engine.createTask);
    engine.dialLoop.tick();
    PbxCall call = dialled().get(0);
    engine.apply(call.customerRings());
    CompletableFuture<List<Applied>> waiting;
    try (Handle first = engine.jdbi.open()) {
      first.begin();
      engine.applyCallEvent.applyAll(first, List.of(call.customerAnswers()));
      waiting =
          CompletableFuture.supplyAsync(
              () ->
                  engine.applyCallEvent.applyAll(
                      engine.jdbi, List.of(call.anonymous().menuAppears())));
      while (engine.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
          == 0) {
        Thread.onSpinWait();
      }
      first.commit();
    }
    assertThat(waiting.get(10, TimeUnit.SECONDS))
        .extracting(Applied::verdict)
        .containsExactly(Applied.Verdict.APPLIED);
    assertThat(engine.callState("9260000001")).isEqualTo("IN_POLL");
  }
}
