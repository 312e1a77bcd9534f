package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.harness.Lab;
import io.dialer.core.call.CallCounters;
import io.dialer.core.call.CallTimes;
import io.dialer.core.call.Reconcile;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.MangoCallRecords;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls whose news was lost get their results from the PBX's statistics. */
class ReconciliationTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String SCENARIO =
      """
      customers:
        outcomes: {answer: 1}
        ringMs: [300, 300]
        hangUpDuringPrompt: 0
      operators:
        outcomes: {answer: 1}
        ringMs: [300, 300]
        talkMs: [500, 500]
      timing:
        statisticsMs: 100
      """;

  private static Lab lab;
  private static Reconcile reconcile;

  @BeforeAll
  static void start() throws Exception {
    lab = Lab.start(DATABASE, SCENARIO, 1, Map.of("MANGO_REQUEST_TIMEOUT_MILLIS", "1000"));
    MangoConfiguration configuration = configuration();
    reconcile =
        new Reconcile(
            DATABASE.jdbi(),
            new MangoCallRecords(
                configuration,
                new MangoClient(configuration, (limit, live) -> true),
                time -> TimeUnit.MILLISECONDS.sleep(300),
                InstantSource.system()),
            CallTimes.defaults().withRecords(),
            new CallCounters(),
            InstantSource.system());
  }

  private static MangoConfiguration configuration() throws Exception {
    return new ObjectMapper()
        .readValue(
            """
            {"apiUrl": "%s", "apiKey": "demo-key", "apiSalt": "demo-salt", "extension": "20",
             "line": "74950000001", "ivrLine": "74950000002"}
            """
                .formatted(lab.emulator().apiUrl()),
            MangoConfiguration.class);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @BeforeEach
  void theNetworkIsGood() throws Exception {
    lab.tellEmulator("reset", "");
  }

  @Test
  void aCommandThatTimedOutAfterItWasCarriedOutGetsItsResultFromStatistics() throws Exception {
    lab.tellEmulator(
        "faults",
        """
        [{"kind": "lose", "share": 1},
         {"kind": "timeout_after", "next": 1, "path": "commands/callback", "delayMs": 1500}]
        """);
    String task = CallsPlaced.task(lab, "exten", "10", List.of("79520006000"));
    awaitOver("79520006000");
    lookedUp(task, "14 minutes");
    JsonNode row = lab.awaitClosed(task).path("results").get(0);
    assertThat(row.path("result").asText()).as("%s", row).startsWith("SUCCESS");
    assertThat(row.path("linkedId").asText())
        .isEqualTo(CallsPlaced.to(lab, "79520006000").get(0).path("entryId").asText())
        .isNotEmpty();
    assertThat(CallsPlaced.to(lab, "79520006000")).hasSize(1);
    assertThat(callbacksSent()).isEqualTo(1);
  }

  @Test
  void aCommandThatTimedOutBeforeItWasCarriedOutEndsAsNotCalled() throws Exception {
    lab.tellEmulator(
        "faults",
        "{\"kind\": \"timeout_before\", \"next\": 1, \"path\": \"commands/callback\", \"delayMs\": 1500}");
    String task = CallsPlaced.task(lab, "exten", "10", List.of("79520007000"));
    lookedUp(task, "4 minutes");
    JsonNode row = lab.awaitClosed(task).path("results").get(0);
    assertThat(row.path("result").asText()).as("%s", row).isEqualTo("FAIL");
    assertThat(row.path("cause").asText()).isEqualTo("NOT_IN_RECORDS");
    assertThat(lab.callsPlaced()).isEmpty();
    assertThat(callbacksSent()).isEqualTo(1);
  }

  @Test
  void aCallWhoseWebhooksAreAllLostGetsItsResultFromStatistics() throws Exception {
    lab.tellEmulator("faults", "{\"kind\": \"lose\", \"share\": 1}");
    String task = CallsPlaced.task(lab, "exten", "10", List.of("79520008000"));
    awaitOver("79520008000");
    lookedUp(task, "14 minutes");
    JsonNode row = lab.awaitClosed(task).path("results").get(0);
    assertThat(row.path("result").asText()).as("%s", row).startsWith("SUCCESS");
    assertThat(callbacksSent()).isEqualTo(1);
  }

  /** The PBX has ended the call. */
  private static void awaitOver(String number) throws Exception {
    Lab.await(
        "the call is over",
        () ->
            CallsPlaced.to(lab, number).stream()
                .anyMatch(call -> !call.path("endedAt").isNull() && call.has("endedAt")));
  }

  /** All waiting is over at once; then the records are asked. */
  private static void lookedUp(String task, String left) throws Exception {
    Lab.await(
        "the call is to be looked up",
        () -> {
          DATABASE
              .jdbi()
              .useHandle(
                  h ->
                      h.execute(
                          "UPDATE calls SET due_at = now() WHERE ended_at IS NULL AND due_step <> 'LOOK_UP' AND state <> 'PLACING'"));
          return step(task).equals("LOOK_UP");
        });
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE calls SET due_at = now() + interval '"
                        + left
                        + "' WHERE due_step = 'LOOK_UP'"));
    // The service's own job may be faster.
    Lab.await(
        "the call has ended",
        () -> {
          reconcile.runOnce();
          return step(task).equals("none");
        });
  }

  private static String step(String task) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT coalesce(due_step, 'none') FROM calls WHERE task_id = " + task)
                    .mapTo(String.class)
                    .findOne()
                    .orElse("not placed"));
  }

  private static long callbacksSent() throws Exception {
    return lab.askEmulator("status").path("requests").path("commands/callback").asLong();
  }
}
