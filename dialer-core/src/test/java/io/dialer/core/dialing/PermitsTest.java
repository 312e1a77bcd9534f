package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.Polls.press;
import static io.dialer.core.fixture.Polls.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dialer.core.agent.Agent;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.poll.Press.Action;
import io.dialer.core.poll.Question;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What calls are charged of the PBX's room: each its own poll's need, and nothing for none. */
class PermitsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int SURVEY = 5;
  private static final int TEN_QUESTIONS = 12;

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    engine.agents(new Agent("700", Agent.Kind.GROUP, "all"));
  }

  @Test
  void aNewPollIsPlannedByItsLongestWay() {
    dial(engine.poll("9", Polls.survey()), 3);
    assertThat(engine.telephony.commandsPerCallAsked()).isEqualTo(SURVEY);
    assertThat(engine.telephony.commandsCharged()).isEqualTo(3 * SURVEY);
    assertThat(engine.telephony.callsCharged()).isEqualTo(3);
  }

  @Test
  void whatWasPermittedIsGivenBackWhenNothingCanBeClaimed() {
    engine.poll("9", Polls.survey());
    aTask().toPoll("9").channels(3).withNumbersFrom(9260000000L, 3).save(engine.createTask);
    engine.execute("ALTER TABLE calls ADD CONSTRAINT no_calls CHECK (false) NOT VALID");
    try {
      assertThatThrownBy(engine.dialLoop::tick).hasMessageContaining("no_calls");
    } finally {
      engine.execute("ALTER TABLE calls DROP CONSTRAINT no_calls");
    }
    assertThat(engine.telephony.callsCharged()).isZero();
    assertThat(engine.telephony.commandsCharged()).isZero();
  }

  @Test
  void aCallToAGroupIsOneCommandWhateverPollsThereAre() {
    engine.poll("9", tenQuestions());
    aTask().toPoll("9").channels(0).withNumbers("1").save(engine.createTask);
    aTask().toAgent("700").channels(5).withNumbersFrom(9260000000L, 5).save(engine.createTask);
    engine.dialLoop.tick();
    assertThat(engine.telephony.commandsCharged()).isEqualTo(5);
  }

  @Test
  void everyCallIsChargedItsOwnPollsNeed() {
    engine.poll("long", tenQuestions());
    engine.poll("short", Polls.survey());
    aTask().toPoll("long").channels(2).withNumbersFrom(9260000000L, 9).save(engine.createTask);
    aTask().toPoll("short").channels(3).withNumbersFrom(9270000000L, 9).save(engine.createTask);
    aTask().toAgent("700").channels(4).withNumbersFrom(9280000000L, 9).save(engine.createTask);
    engine.telephony.permits(4);
    assertThat(engine.dialLoop.tick()).isEqualTo(4);
    assertThat(chargedByKind()).isEqualTo(engine.telephony.commandsCharged(), within(1e-6));
    engine.telephony.permits(100);
    assertThat(engine.dialLoop.tick()).isEqualTo(5);
    assertThat(engine.telephony.commandsCharged())
        .isEqualTo(2 * TEN_QUESTIONS + 3 * SURVEY + 4, within(1e-6));
    assertThat(engine.telephony.callsCharged()).isEqualTo(9);
  }

  @Test
  void aPollWhoseCallsGoUnansweredIsAllowedMoreCallsAfterSomeTens() {
    long poll = engine.poll("9", tenQuestions());
    assertThat(expected(poll, 0, 0)).isEqualTo(TEN_QUESTIONS);
    assertThat(expected(poll, 10, 0)).isEqualTo((10 + 20 * TEN_QUESTIONS) / 30.0, within(1e-6));
    assertThat(expected(poll, 20, 0)).as("thirty in all").isEqualTo(1);
    assertThat(expected(poll, 50, 9)).as("fifty of them answered").isCloseTo(6.6, within(0.1));
    assertThat(expected(poll, 100, 1)).as("only the last hundred count").isEqualTo(2);
  }

  @Test
  void aPollThatWasChangedIsLearntAnewAndReleasedCallsTeachNothing() {
    long poll = engine.poll("9", tenQuestions());
    assertThat(expected(poll, 40, 0)).isEqualTo(1);
    engine.clock.pass(Duration.ofHours(1));
    engine.poll("9", Polls.survey());
    assertThat(expected(poll, 0, 0)).isEqualTo(SURVEY);
    engine.telephony.alwaysAnswering(InMemoryTelephony.busy());
    dial(poll, 5);
    assertThat(engine.count("SELECT count(*) FROM calls WHERE released")).isEqualTo(5);
    engine.clock.pass(Duration.ofSeconds(2));
    assertThat(expected(poll, 0, 0)).isEqualTo(SURVEY);
  }

  @Test
  void callsThatThePbxMadeItselfTeachNothing() {
    long poll = engine.poll("9", tenQuestions());
    end(poll, 40, 0);
    engine.execute("UPDATE calls SET listed = true");
    assertThat(expected(poll, 0, 0)).isEqualTo(TEN_QUESTIONS);
  }

  @Test
  void permitsThatFindNoNumberAreGivenBack() {
    aTask().toAgent("700").channels(5).withNumbersFrom(9260000000L, 5).save(engine.createTask);
    // Another node holds the task, and will have claimed its numbers.
    engine.jdbi.useTransaction(
        handle -> {
          handle.execute("SELECT FROM tasks FOR UPDATE");
          TestEngine other =
              new TestEngine(DATABASE.pool(), engine.clock, engine.telephony, Runnable::run);
          // Closing finished tasks would wait for the same rows; the list is not finished.
          assertThat(other.dialLoop.tick()).isZero();
        });
    assertThat(engine.telephony.commandsPerCallAsked()).isEqualTo(1);
    assertThat(engine.telephony.callsCharged()).isZero();
    assertThat(engine.telephony.commandsCharged()).isZero();
  }

  @Test
  void whatCallsNeededIsReadFromTheIndex() {
    long poll = engine.poll("9", tenQuestions());
    end(poll, 20_000, 3);
    engine.execute("ANALYZE calls");
    List<String> plan =
        engine.jdbi.withHandle(
            h ->
                h.select(
                        """
                        EXPLAIN SELECT c.commands_sent FROM calls c
                        WHERE c.kind = 'POLLING' AND c.destination = ? AND c.ended_at >= now() - interval '1 day'
                          AND c.placed_at >= now() - interval '1 day' AND NOT c.released AND NOT c.listed
                        ORDER BY c.ended_at DESC LIMIT 100
                        """,
                        Long.toString(poll))
                    .mapTo(String.class)
                    .list());
    assertThat(plan)
        .anyMatch(line -> line.contains("calls_ended_of_poll"))
        .noneMatch(line -> line.contains("Sort"));
  }

  private double chargedByKind() {
    return engine.count("SELECT count(*) FROM calls WHERE kind = 'EXTEN'")
        + TEN_QUESTIONS * calls("long")
        + SURVEY * calls("short");
  }

  private long calls(String crmId) {
    return engine.count(
        "SELECT count(*) FROM calls JOIN polls p ON destination = p.id::text WHERE crm_id = ?",
        crmId);
  }

  private void dial(long poll, int calls) {
    aTask()
        .toPoll(Long.toString(poll))
        .channels(calls)
        .withNumbersFrom(9260000000L, calls)
        .save(engine.createTask);
    engine.dialLoop.tick();
  }

  /** What is expected after so many more calls with so many commands each besides dialling. */
  private double expected(long poll, int calls, int commands) {
    end(poll, calls, commands);
    engine.execute("DELETE FROM tasks");
    aTask().toPoll(Long.toString(poll)).channels(1).withNumbers("1").save(engine.createTask);
    return engine.jdbi.withHandle(
        handle -> {
          ExpectedCommands fresh = new ExpectedCommands();
          ClaimNumbers.Callable callable = new ClaimNumbers.Callable(poll, 1);
          fresh.refresh(handle, List.of(callable), engine.clock.instant());
          return fresh.of(callable);
        });
  }

  private void end(long poll, int calls, int commands) {
    engine.clock.pass(Duration.ofSeconds(1));
    engine.jdbi.useHandle(
        h ->
            h.execute(
                """
                INSERT INTO calls (command_id, commands_sent, number_id, task_id, phone, phone_id, kind, destination,
                                   state, placed_at, ended_at)
                SELECT gen_random_uuid(), ?, i, 1, i, i, 'POLLING', ?, 'ENDED', ?, ? FROM generate_series(1, ?) i
                """,
                commands,
                Long.toString(poll),
                engine.clock.instant(),
                engine.clock.instant(),
                calls));
  }

  private static List<Question> tenQuestions() {
    return IntStream.range(0, 10)
        .mapToObj(
            i ->
                question(
                    "q" + i,
                    "Question?",
                    press("1", Action.ANSWER, "yes", i == 9 ? null : "q" + (i + 1))))
        .toList();
  }
}
