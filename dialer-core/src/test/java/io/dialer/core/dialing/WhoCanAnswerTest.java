package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.Agent;
import io.dialer.core.agent.Agent.Kind;
import io.dialer.core.agent.AgentStatus;
import io.dialer.core.agent.AgentStatusStore;
import io.dialer.core.agent.AgentStore;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number is dialled only while somebody could answer, as far as that is known. */
class WhoCanAnswerTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final long FIRST = 9260000000L;

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    engine.agents(
        new Agent("101", Kind.EMPLOYEE, "Anna", "1", null),
        new Agent("102", Kind.EMPLOYEE, "Boris", "2", null),
        new Agent("103", Kind.EMPLOYEE, "Vera", "3", null),
        new Agent("700", Kind.GROUP, "sales", null, List.of("101", "102", "103")));
  }

  private void is(AgentStatus status, String... ids) {
    for (String id : ids) {
      engine.jdbi.useExtension(
          AgentStatusStore.class,
          s -> s.changed(id, status, engine.clock.instant(), engine.clock.instant()));
    }
  }

  private void leg(String leg, String extension, int seq, boolean ended) {
    engine.jdbi.useExtension(
        AgentStore.class, a -> a.legChanged(leg, extension, seq, ended, engine.clock.instant()));
  }

  private int claims() {
    return engine.dialLoop.claim(100, engine.clock.instant()).size();
  }

  @ParameterizedTest
  @CsvSource({"ONLINE, 1", "OUTBOUND, 1", "DO_NOT_DISTURB, 0", "BREAK, 0", "OFFLINE, 0"})
  void anEmployeeIsRungOnlyWhileHeCanAnswer(AgentStatus status, int calls) {
    aTask().toAgent("101").channels(5).withNumbersFrom(FIRST, 5).save(engine.createTask);
    is(status, "1");
    assertThat(claims()).isEqualTo(calls);
  }

  @Test
  void whoseStatusIsNotKnownIsRungAsBefore() {
    aTask().toAgent("101").withNumbersFrom(FIRST, 1).save(engine.createTask);
    aTask().toAgent("700").channels(9).withNumbersFrom(FIRST + 50, 9).save(engine.createTask);
    is(AgentStatus.ONLINE, "2", "3");
    assertThat(claims()).isEqualTo(10);
  }

  @Test
  void aGroupGetsAsManyCallsAsItsMembersCanTake() {
    aTask().toAgent("700").channels(9).withNumbersFrom(FIRST, 20).save(engine.createTask);
    is(AgentStatus.ONLINE, "1", "2");
    is(AgentStatus.BREAK, "3");
    assertThat(claims()).isEqualTo(2);
    assertThat(claims()).isZero();
    engine.clock.pass(Duration.ofSeconds(1));
    is(AgentStatus.ONLINE, "3");
    assertThat(claims()).isOne();
  }

  @Test
  void aMemberInACallTakesNoOther() {
    aTask().toAgent("700").channels(9).withNumbersFrom(FIRST, 20).save(engine.createTask);
    aTask().toAgent("103").withNumbersFrom(FIRST + 50, 1).save(engine.createTask);
    is(AgentStatus.ONLINE, "1", "2", "3");
    leg("theirs", "101", 1, false);
    assertThat(engine.dialLoop.claim(1, engine.clock.instant())).hasSize(1);
    engine.execute("UPDATE calls SET sole_agent = '103', destination = '103'");
    assertThat(claims()).isOne();
    leg("theirs", "101", 2, true);
    assertThat(claims()).isOne();
  }

  @Test
  void aCallThatIsTakenByAMemberIsOnItsWayNoMore() {
    is(AgentStatus.ONLINE, "1", "2", "3");
    PbxCall call = engine.dialled(aTask().toAgent("700").channels(9), Long.toString(FIRST));
    aTask().toAgent("700").channels(9).withNumbersFrom(FIRST + 1, 9).save(engine.createTask);
    engine.apply(call.customerAnswers(), call.queued());
    // All three ring; still it is one call, for one of them.
    for (String extension : List.of("101", "102", "103")) {
      engine.apply(call.agentRings(extension));
      leg(call.agentLeg(extension), extension, 1, false);
    }
    assertThat(claims()).isEqualTo(2);
    engine.apply(call.agentAnswers("101"));
    leg(call.agentLeg("101"), "101", 2, false);
    assertThat(claims()).isZero();
  }

  @Test
  void tasksToOneGroupShareItsRoom() {
    aTask().toAgent("700").channels(9).withNumbersFrom(FIRST, 9).save(engine.createTask);
    aTask().toAgent("700").channels(9).withNumbersFrom(FIRST + 50, 9).save(engine.createTask);
    is(AgentStatus.ONLINE, "1", "2", "3");
    assertThat(claims()).isEqualTo(3);
    assertThat(engine.count("SELECT count(DISTINCT task_id) FROM calls")).isEqualTo(2);
  }

  @Test
  void twoNodesTogetherDoNotDialMoreThanAGroupCanTake() throws Exception {
    for (int task = 0; task < 4; task++) {
      aTask()
          .toAgent("700")
          .channels(9)
          .withNumbersFrom(FIRST + 50L * task, 9)
          .save(engine.createTask);
    }
    is(AgentStatus.ONLINE, "1", "2", "3");
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> rounds = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        rounds.add(this::claims);
      }
      int claimed = 0;
      for (Future<Integer> round : nodes.invokeAll(rounds)) {
        claimed += round.get();
      }
      assertThat(claimed).isEqualTo(3);
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void olderNewsOfAStatusChangesNothing() {
    aTask().toAgent("101").withNumbersFrom(FIRST, 1).save(engine.createTask);
    is(AgentStatus.BREAK, "1");
    Instant earlier = engine.clock.instant().minusSeconds(1);
    engine.jdbi.useExtension(
        AgentStatusStore.class,
        s ->
            assertThat(s.changed("1", AgentStatus.ONLINE, earlier, engine.clock.instant()))
                .isZero());
    assertThat(claims()).isZero();
  }

  @Test
  void whoIsNotAmongThosePresentHasLeftUnlessNewerNewsCame() {
    is(AgentStatus.ONLINE, "1", "2", "3");
    Instant asked = engine.clock.instant().plusSeconds(10);
    engine.clock.pass(Duration.ofSeconds(20));
    is(AgentStatus.ONLINE, "9");
    engine.jdbi.useExtension(
        AgentStatusStore.class,
        s -> assertThat(s.awayUnlessAmong(new String[] {"1"}, asked)).isEqualTo(2));
    assertThat(engine.text("SELECT string_agg(status, ' ' ORDER BY pbx_id) FROM agent_statuses"))
        .isEqualTo("ONLINE OFFLINE OFFLINE ONLINE");
  }

  @Test
  void aStatusThatNobodyConfirmsIsForgotten() {
    aTask().toAgent("101").withNumbersFrom(FIRST, 1).save(engine.createTask);
    is(AgentStatus.OFFLINE, "1");
    assertThat(claims()).isZero();
    engine.jdbi.useExtension(AgentStatusStore.class, s -> s.forget(engine.clock.instant()));
    assertThat(claims()).isOne();
  }

  @Test
  void operatorsSeeWhoCanAnswer() {
    is(AgentStatus.BREAK, "1");
    is(AgentStatus.ONLINE, "2", "3");
    leg("theirs", "102", 1, false);
    leg("theirs#from", "102", 1, false);
    List<AgentStatusStore.AgentState> states =
        engine.jdbi.withExtension(AgentStatusStore.class, AgentStatusStore::states);
    Instant now = engine.clock.instant();
    assertThat(states)
        .containsExactly(
            new AgentStatusStore.AgentState(
                "101", Kind.EMPLOYEE, "Anna", AgentStatus.BREAK, now, 0, null),
            new AgentStatusStore.AgentState(
                "102", Kind.EMPLOYEE, "Boris", AgentStatus.ONLINE, now, 1, null),
            new AgentStatusStore.AgentState(
                "103", Kind.EMPLOYEE, "Vera", AgentStatus.ONLINE, now, 0, null),
            new AgentStatusStore.AgentState("700", Kind.GROUP, "sales", null, null, 0, 1L));
  }
}
