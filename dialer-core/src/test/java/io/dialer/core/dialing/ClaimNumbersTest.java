package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.Agent;
import io.dialer.core.agent.AgentStore;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The last gate before a number is dialled. */
class ClaimNumbersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final long FIRST = 9260000000L;

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    engine.agents(
        new Agent("101", Agent.Kind.EMPLOYEE, "Anna"), new Agent("700", Agent.Kind.GROUP, "all"));
  }

  private List<ClaimNumbers.Claim> claim(int limit) {
    int callable =
        engine
            .jdbi
            .withExtension(
                ClaimNumbers.class, c -> c.callable(engine.clock.instant().getEpochSecond(), limit))
            .stream()
            .mapToInt(ClaimNumbers.Callable::numbers)
            .sum();
    List<ClaimNumbers.Claim> claims = engine.dialLoop.claim(limit, engine.clock.instant());
    assertThat(claims.size()).as("at most what was callable").isLessThanOrEqualTo(callable);
    return claims;
  }

  private Map<Long, Long> perTask(List<ClaimNumbers.Claim> claims) {
    return claims.stream()
        .collect(Collectors.groupingBy(ClaimNumbers.Claim::taskId, Collectors.counting()));
  }

  @Test
  void takesAsManyAsTheTaskHasChannels() {
    aTask().toAgent("700").channels(3).withNumbersFrom(FIRST, 10).save(engine.createTask);
    List<ClaimNumbers.Claim> claims = claim(100);
    assertThat(claims)
        .extracting(ClaimNumbers.Claim::phone)
        .containsExactlyInAnyOrder("9260000000", "9260000001", "9260000002");
    assertThat(claims).allMatch(ClaimNumbers.Claim::toGroup);
    assertThat(claim(100)).isEmpty();
    engine.execute(
        "UPDATE calls SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL WHERE id = ?",
        claims.get(0).callId());
    assertThat(claim(100)).hasSize(1);
  }

  @Test
  void takesNoneWithoutChannelsOrWhilePausedClosedOrWaiting() {
    aTask().toAgent("700").channels(0).withNumbersFrom(FIRST, 2).save(engine.createTask);
    aTask().toAgent("700").inState(1).withNumbersFrom(FIRST + 10, 2).save(engine.createTask);
    aTask().toAgent("700").inState(2).withNumbersFrom(FIRST + 20, 2).save(engine.createTask);
    aTask().toPoll("missing").withNumbersFrom(FIRST + 30, 2).save(engine.createTask);
    assertThat(claim(100)).isEmpty();
    engine.poll("missing", Polls.survey());
    assertThat(claim(100)).hasSize(1);
  }

  @Test
  void waitsForTheTimeFromWhichANumberMayBeCalled() {
    long now = engine.clock.instant().getEpochSecond();
    aTask()
        .toAgent("700")
        .channels(9)
        .with("9260000001", null, now + 60)
        .with("9260000002", null, now)
        .with("9260000003", null, 0)
        .save(engine.createTask);
    assertThat(claim(100))
        .extracting(ClaimNumbers.Claim::phone)
        .containsExactlyInAnyOrder("9260000003", "9260000002");
    engine.clock.pass(Duration.ofSeconds(60));
    assertThat(claim(100)).hasSize(1);
  }

  @Test
  void neverTakesAPhoneThatIsInACallOfAnotherTask() {
    aTask().toAgent("700").channels(9).withNumbers("9260000001").save(engine.createTask);
    aTask()
        .toAgent("700")
        .channels(9)
        .withNumbers("+79260000001", "9260000002")
        .save(engine.createTask);
    assertThat(claim(100)).hasSize(2);
    assertThat(claim(100)).isEmpty();
    engine.execute(
        "UPDATE calls SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL");
    assertThat(claim(100)).hasSize(1);
  }

  @Test
  void anEmployeeWhoseLegNeverEndedIsFreeOnceItsCallHas() {
    aTask().toAgent("101").channels(1).withNumbersFrom(FIRST, 2).save(engine.createTask);
    long call = claim(1).get(0).callId();
    engine.execute(
        """
        INSERT INTO legs (leg_id, call_id, role, seq, phase, changed_at)
        VALUES ('leg', ?, 'AGENT', 2, 'CONNECTED', now())
        """,
        call);
    engine.execute(
        """
        INSERT INTO agent_legs (leg_id, extension, seq, ended, since)
        VALUES ('leg', '101', 2, false, now()), ('leg#from', '102', 2, false, now()),
               ('of-somebody-else', '103', 2, false, now())
        """);
    assertThat(freed()).as("while the call goes on").isZero();
    engine.execute(
        "UPDATE calls SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL WHERE id = ?",
        call);
    assertThat(claim(1)).as("he seems to be talking still").isEmpty();
    assertThat(freed()).isEqualTo(2);
    assertThat(claim(1)).hasSize(1);
  }

  private int freed() {
    return engine.jdbi.withExtension(AgentStore.class, AgentStore::freeLegsOfEndedCalls);
  }

  @Test
  void givesOneEmployeeOneCallWhateverTheTasksSay() {
    aTask().toAgent("101").channels(10).withNumbersFrom(FIRST, 5).save(engine.createTask);
    aTask().toAgent("101").channels(10).withNumbersFrom(FIRST + 50, 5).save(engine.createTask);
    aTask().toAgent("555").channels(10).withNumbersFrom(FIRST + 90, 5).save(engine.createTask);
    assertThat(claim(100))
        .extracting(ClaimNumbers.Claim::destination)
        .containsExactlyInAnyOrder("101", "555");
    assertThat(claim(100)).isEmpty();
  }

  @Test
  void doesNotCallForAnEmployeeWhoTalks() {
    aTask().toAgent("101").withNumbersFrom(FIRST, 5).save(engine.createTask);
    leg(1, false);
    assertThat(claim(100)).isEmpty();
    leg(2, true);
    leg(1, false);
    assertThat(claim(100)).hasSize(1);
  }

  private void leg(int seq, boolean ended) {
    engine.jdbi.useExtension(
        AgentStore.class, a -> a.legChanged("foreign", "101", seq, ended, engine.clock.instant()));
  }

  @Test
  void sharesEvenlyAmongTasks() {
    for (int task = 0; task < 3; task++) {
      aTask()
          .toAgent("700")
          .channels(50)
          .withNumbersFrom(FIRST + 1000L * task, task == 2 ? 1 : 100)
          .save(engine.createTask);
    }
    assertThat(perTask(claim(21)).values()).containsExactlyInAnyOrder(10L, 10L, 1L);
  }

  @Test
  void sharesEvenlyWhenThePbxPermitsOneCallAtATime() {
    for (int task = 0; task < 2; task++) {
      aTask()
          .toAgent("700")
          .channels(50)
          .withNumbersFrom(FIRST + 1000L * task, 100)
          .save(engine.createTask);
    }
    List<ClaimNumbers.Claim> claims = new ArrayList<>();
    for (int call = 0; call < 6; call++) {
      claims.addAll(claim(1));
    }
    assertThat(perTask(claims).values()).containsExactly(3L, 3L);
  }

  @Test
  void aSecondNodeLeavesLockedTasksAlone() {
    aTask().toAgent("700").channels(5).withNumbersFrom(FIRST, 5).save(engine.createTask);
    engine.jdbi.useTransaction(
        handle -> {
          assertThat(handle.attach(ClaimNumbers.class).lockTasks(0, Long.MAX_VALUE, 9)).hasSize(1);
          assertThat(
                  new TestEngine(DATABASE.pool(), engine.clock, engine.telephony, Runnable::run)
                      .dialLoop.claim(5, engine.clock.instant()))
              .isEmpty();
        });
  }

  @Test
  void manyTasksHaveTheirTurnAFewAtATime() {
    for (int task = 0; task < 45; task++) {
      aTask()
          .toAgent("700")
          .channels(2)
          .withNumbersFrom(FIRST + 10L * task, 2)
          .save(engine.createTask);
    }
    List<ClaimNumbers.Claim> first = claim(15);
    List<ClaimNumbers.Claim> second = claim(15);
    assertThat(perTask(first).values()).hasSize(15).containsOnly(1L);
    assertThat(perTask(second))
        .hasSize(15)
        .doesNotContainKeys(perTask(first).keySet().toArray(Long[]::new));
    List<ClaimNumbers.Claim> all = new ArrayList<>(first);
    all.addAll(second);
    for (List<ClaimNumbers.Claim> more = claim(100); !more.isEmpty(); more = claim(100)) {
      all.addAll(more);
    }
    assertThat(perTask(all).values()).hasSize(45).containsOnly(2L);
  }

  @Test
  void tasksWithoutNumbersToCallHoldUpNoOther() {
    long later = engine.clock.instant().getEpochSecond() + 60;
    for (int task = 0; task < 45; task++) {
      String number = Long.toString(FIRST + task);
      aTask()
          .toAgent("700")
          .channels(9)
          .with(number, null, task == 40 ? 0 : later)
          .save(engine.createTask);
    }
    assertThat(claim(100)).hasSize(1);
    assertThat(claim(100)).isEmpty();
  }
}
