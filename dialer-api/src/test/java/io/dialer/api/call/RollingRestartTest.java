package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes come and go while calls go on: nobody is called twice, and nobody is forgotten. */
class RollingRestartTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration EXIT_WITHIN = Duration.ofSeconds(10);

  private static final String SCENARIO =
      """
      customers:
        outcomes: {answer: 1}
        ringMs: [4000, 4000]
        keys: {default: {"1": 1}}
        keyDelayMs: [800, 800]
        hangUpDuringPrompt: 0
      operators: {outcomes: {answer: 1}, ringMs: [500, 500], talkMs: [1000, 1000], hangUpFirst: 1}
      """;

  private static final String POLL =
      """
      {"crmId": "1", "questions": [{"questionText": "Да?", "press": [
        {"key": "1", "action": "answer", "value": "да"}]}]}
      """;

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @Test
  void whatAStoppingNodeHasClaimedIsDialledByTheOther() throws Exception {
    Map<String, String> paced = Map.of("MANGO_LIMIT_CALLBACK", "4");
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 4, paced)) {
      CallsPlaced.pollIsReady(lab, POLL);
      noTurnForTheTimeBeing();
      String task = CallsPlaced.task(lab, "polling", "1", numbers(6));
      Lab.await("four wait for their turn", () -> count("calls WHERE state = 'PLACING'") == 4);

      long told = System.nanoTime();
      lab.dialer().close();
      assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(EXIT_WITHIN);

      // A round under way may claim more; those go back as well.
      assertThat(count("calls WHERE released")).isGreaterThanOrEqualTo(4);
      assertThat(count("calls WHERE ended_at IS NULL")).isZero();
      assertThat(count("numbers WHERE status = 'QUEUED' AND count_try = 0")).isEqualTo(6);
      try (RunningDialer other = lab.anotherNode(Map.of("MANGO_LIMIT_CALLBACK", "0"))) {
        lab.webhooksGoTo(other);
        everybodyIsCalledOnce(lab, Lab.awaitClosed(other, task), 6);
      }
    }
  }

  /** As if the other requests of the last minute had used up the limit for callbacks. */
  private static void noTurnForTheTimeBeing() {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO mango_pace (limited, next_at)
                    VALUES ('callback', now() + interval '1 minute')
                    """));
  }

  /** The reply to the command comes while the node stops. */
  @Test
  void aCommandOnItsWayIsAwaited() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 4)) {
      lab.tellEmulator(
          "faults",
          """
          {"kind": "timeout_after", "next": 1, "path": "commands/callback", "delayMs": 1200}
          """);
      String task = CallsPlaced.task(lab, "exten", "300", numbers(1));
      try (RunningDialer other = lab.anotherNode(Map.of("MANGO_API_URL", "http://127.0.0.1:9/"))) {
        Lab.await("the PBX has the command", () -> !lab.callsPlaced().isEmpty());
        lab.webhooksGoTo(other);
        lab.dialer().close();
        assertThat(count("calls WHERE state IN ('PLACING', 'UNKNOWN')")).isZero();
        everybodyIsCalledOnce(lab, Lab.awaitClosed(other, task), 1);
      }
    }
  }

  @Test
  void anyNodeTakesAnyWebhook() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 4);
        // It cannot reach the PBX, so the other one places every call.
        RunningDialer other = lab.anotherNode(Map.of("MANGO_API_URL", "http://127.0.0.1:9/"))) {
      lab.webhooksGoTo(other);
      String task = CallsPlaced.task(lab, "exten", "300", numbers(3));
      everybodyIsCalledOnce(lab, Lab.awaitClosed(other, task), 3);
    }
  }

  /**
   * A migration that died, or is under way, holds this lock; the schema is current all the same.
   */
  @Test
  void aNodeJoinsWhileTheMigrationLockIsHeld() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 4)) {
      DATABASE.jdbi().useHandle(h -> h.execute("UPDATE databasechangeloglock SET locked = true"));
      try (RunningDialer other = lab.anotherNode(Map.of())) {
        assertThat(other.get("/module-dialer/v1/status").data().path("ready").asBoolean()).isTrue();
      } finally {
        DATABASE
            .jdbi()
            .useHandle(h -> h.execute("UPDATE databasechangeloglock SET locked = false"));
      }
    }
  }

  /** How their calls end depends on how busy the machine is; that all of it was told does not. */
  private static void everybodyIsCalledOnce(Lab lab, JsonNode task, int numbers) throws Exception {
    JsonNode results = task.path("results");
    assertThat(results).as("%s", task).hasSize(numbers);
    assertThat(results.findValuesAsText("countTry")).containsOnly("1");
    // The PBX's id of a call is known from webhooks alone.
    assertThat(results.findValuesAsText("linkedId")).doesNotContain("null", "");
    assertThat(results.findValuesAsText("outDialState")).doesNotContain("UNKNOWN");
    assertThat(lab.callsPlaced()).hasSize(numbers);
    CallsPlaced.nobodyWasCalledTwice(lab);
  }

  private static int count(String which) {
    return DATABASE
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM " + which).mapTo(Integer.class).one());
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> Long.toString(79520000100L + i)).toList();
  }
}
