package io.dialer.core.outbound;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.audio.Prompts;
import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.fixture.InMemoryDialler.Fault;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.ListOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list is started for, and what keeps hold of its numbers. */
class OutboundGateTest extends OutboundBench {

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aNodeThatWasBelievedDeadFreesNoNumberOfAStartedList(int taskState) throws Exception {
    task().withNumbers("74951234501").save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    Chunk stale = engine.jdbi.withExtension(ChunkStore.class, c -> c.due(inAWhile()).get(0));
    assertThat(stale.state()).isEqualTo(ChunkState.COUNTING);
    later();
    assertThat(states()).isEqualTo("RUNNING");
    anEdit().numbered(1).inState(taskState).save(engine.createTask);

    Orders orders = new Orders(engine.jdbi, new Prompts(10), TIMES.zone());
    HandOver handOver = new HandOver(engine.jdbi, orders);
    boolean moved =
        new PrepareChunk(engine.jdbi, dialler, orders, handOver, TIMES)
            .step(stale, new Lists(dialler), engine.clock.instant());
    assertThat(moved).isFalse();
    assertThat(engine.count("SELECT count(*) FROM outbound_chunks WHERE failure IS NOT NULL"))
        .isZero();
    dialler.rang("74951234501", ListOutcome.TALKED, "1", null);
    later();
    assertThat(engine.number("4951234501").result()).isEqualTo("SUCCESS");
  }

  private Instant inAWhile() {
    return engine.clock.instant().plus(Duration.ofHours(1));
  }

  @Test
  void aListThatBeginsInSomeWeeksKeepsItsCallsUntilItMustHaveEnded() {
    campaign("ИО", "2026-06-01 09:00:00");
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    engine.clock.set(Instant.parse("2026-07-01T00:00:00Z"));
    engine.pass(Duration.ZERO);
    assertThat(engine.number("4951234501").status()).isEqualTo("CALLING");
    engine.pass(Duration.ofDays(3));
    engine.pass(Duration.ofMinutes(2));
    assertThat(engine.number("4951234501").status()).isEqualTo("FINISHED");
  }

  @Test
  void aListIsStartedOnlyAsItsCampaignIsNow() {
    task().withNumbers("74951234501").save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    campaign("ИО", null, "102", "103");
    muchLater();
    assertThat(dialler.everStarted).hasSize(1);
    assertThat(dialler.everStarted.get(0).order.operators()).containsExactly("102", "103");
    assertThat(engine.text("SELECT waiting_for FROM tasks")).isEqualTo("none");
  }

  @Test
  void aTaskThatWasGivenToAnotherOperatorIsListedAnew() {
    task().withNumbers("74951234501").save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    anEdit().numbered(1).toAgent("105").save(engine.createTask);
    muchLater();
    assertThat(dialler.everStarted).hasSize(1);
    assertThat(dialler.everStarted.get(0).order.operators()).containsExactly("105");
  }

  @Test
  void aCampaignsNewNameChangesNoList() {
    task().withNumbers("74951234501").save(engine.createTask);
    dialler.fail("lists", Fault.LOST);
    rounds();
    campaign("renamed", null);
    later();
    assertThat(dialler.everStarted).hasSize(1);
    assertThat(dialler.requests.stream().filter("create"::equals)).hasSize(1);
  }

  @Test
  void numbersThatAreTakenAgainAndAgainLetTheTaskWait() {
    task().withNumbersFrom(9001000000L, 9).save(engine.createTask);
    AtomicInteger taken = new AtomicInteger();
    dialler.during(
        "fill",
        () -> {
          int i = taken.getAndIncrement();
          aTask()
              .numbered(100L + i)
              .toAgent("20" + i)
              .withNumbers("900100000" + i)
              .save(engine.createTask);
          engine.dialLoop.tick();
        });
    rounds();
    assertThat(dialler.requests.stream().filter("create"::equals)).hasSize(3);
    assertThat(engine.text("SELECT waiting_for FROM tasks WHERE id = 1"))
        .contains("3 times")
        .contains("was called for another task");
    assertThat(dialler.everStarted).isEmpty();
  }

  @Test
  void aNumberInTheAirWhenItsListIsClosedIsWaitedFor() {
    task().withNumbers("74951234501", "74951234502").save(engine.createTask);
    rounds();
    dialler.rang("74951234501", ListOutcome.BUSY, "2", null);
    leg(1, Phase.CONNECTED);
    anEdit().numbered(1).inState(1).save(engine.createTask);
    muchLater();
    assertThat(engine.number("4951234501").status()).isEqualTo("CALLING");
    assertThat(states()).isEqualTo("CLOSING");

    leg(2, Phase.DISCONNECTED);
    dialler.rang("74951234501", ListOutcome.TALKED, "1", null);
    muchLater();
    assertThat(engine.number("4951234501").result()).isEqualTo("SUCCESS");
    assertThat(engine.number("4951234502").status()).isEqualTo("QUEUED");
    assertThat(states()).isEqualTo("GONE");
  }

  @Test
  void aTalkWhoseEndIsNeverToldOfHoldsUpAListForSomeHoursOnly() {
    task().withNumbers("74951234501").save(engine.createTask);
    rounds();
    leg(1, Phase.CONNECTED);
    anEdit().numbered(1).inState(1).save(engine.createTask);
    muchLater();
    engine.clock.pass(TIMES.talkingAtMost());
    muchLater();
    assertThat(engine.number("4951234501").status()).isEqualTo("FINISHED");
    assertThat(engine.number("4951234501").outDialState()).isEqualTo("UNKNOWN");
    assertThat(states()).isEqualTo("GONE");
  }

  private void leg(int seq, Phase phase) {
    Party line = new Party("74950000001", null);
    Party customer = new Party("74951234501", null);
    LegChanged leg =
        new LegChanged(
            "e1",
            "l1",
            seq,
            engine.clock.instant(),
            phase,
            Place.SUBSCRIBER,
            line,
            customer,
            null,
            null,
            null);
    assertThat(engine.apply(new ListLegChanged(leg))).isEqualTo(Verdict.APPLIED);
  }

  @Test
  void whoseCallANumberIsIsReadFromTheIndex() {
    engine.execute(
        """
        INSERT INTO outbound_chunks (task_id, marker, state, lots, since, due_at)
        VALUES (1, 'm', 'PLANNED', 1, now(), now())
        """);
    engine.execute(
        """
        INSERT INTO outbound_numbers (chunk_id, dialled, number_id, phone_id, lot, call_id)
        SELECT 1, i, i, i, 1, i FROM generate_series(1, 20000) i
        """);
    engine.execute("ANALYZE outbound_numbers");
    List<String> plan =
        engine.jdbi.withHandle(
            h ->
                h.select(
                        "EXPLAIN UPDATE outbound_numbers SET held = false WHERE call_id = ANY (ARRAY[1, 7]::bigint[]) AND held")
                    .mapTo(String.class)
                    .list());
    assertThat(plan).anyMatch(line -> line.contains("outbound_numbers_of_call"));
  }
}
