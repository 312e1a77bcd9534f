package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad network between the dialer and the PBX: nobody is called twice, and no call is stuck. */
class FaultsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String SCENARIO =
      """
      customers:
        outcomes: {answer: 1}
        ringMs: [500, 500]
        keys: {default: {"1": 1}}
        keyDelayMs: [800, 800]
        hangUpDuringPrompt: 0
      """;

  private static final String POLL =
      """
      {"crmId": "1", "questions": [{"questionText": "Да?", "press": [
        {"key": "1", "action": "answer", "value": "да"}]}]}
      """;

  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = Lab.start(DATABASE, SCENARIO, 20, Map.of("MANGO_REQUEST_TIMEOUT_MILLIS", "1000"));
    CallsPlaced.pollIsReady(lab, POLL);
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
  void webhooksRepeatedAndReorderedChangeNothing() throws Exception {
    lab.tellEmulator(
        "faults",
        """
        [{"kind": "repeat", "share": 0.4}, {"kind": "reorder", "share": 0.3, "delayMs": 150}]
        """);
    List<String> numbers =
        IntStream.range(0, 12).mapToObj(i -> Long.toString(79520001000L + i)).toList();
    JsonNode task = lab.awaitClosed(CallsPlaced.task(lab, "polling", "1", numbers));
    assertThat(task.path("results").findValuesAsText("result")).containsOnly("SUCCESS_POLLING");
    assertThat(task.path("resultsPoling").findValuesAsText("phone"))
        .containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(lab.callsPlaced()).hasSize(12);
    CallsPlaced.nobodyWasCalledTwice(lab);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout_after", "cut_after"})
  void aCommandWhoseFateIsUnknownIsNotRepeated(String fault) throws Exception {
    lab.tellEmulator(
        "faults",
        "{\"kind\": \"%s\", \"next\": 1, \"path\": \"commands/callback\", \"delayMs\": 1500}"
            .formatted(fault));
    JsonNode row = CallsPlaced.resultOf(lab, "polling", "1", "79520002000");
    assertThat(row.path("result").asText()).as("%s", row).isEqualTo("SUCCESS_POLLING");
    assertThat(CallsPlaced.to(lab, "79520002000")).hasSize(1);
  }

  @Test
  void aCommandThatThePbxNeverGotEndsAsACallOfUnknownFate() throws Exception {
    lab.tellEmulator(
        "faults", "{\"kind\": \"cut_before\", \"next\": 1, \"path\": \"commands/callback\"}");
    String task = CallsPlaced.task(lab, "polling", "1", List.of("79520003000"));
    Lab.await("it is being called", () -> calls("task_id = " + task) == 1);
    JsonNode row = closedAfterAllWaiting(task);
    assertThat(row.path("result").asText()).as("%s", row).startsWith("FAIL");
    assertThat(lab.callsPlaced()).isEmpty();
  }

  @Test
  void aRefusalOfTheMomentIsNoResult() throws Exception {
    lab.tellEmulator(
        "faults", "{\"kind\": \"status_503\", \"next\": 1, \"path\": \"commands/callback\"}");
    JsonNode row = CallsPlaced.resultOf(lab, "polling", "1", "79520004000");
    assertThat(row.path("result").asText()).as("%s", row).isEqualTo("SUCCESS_POLLING");
    assertThat(CallsPlaced.to(lab, "79520004000")).hasSize(1);
  }

  @Test
  void aCallWhoseWebhooksAreLostEndsAllTheSame() throws Exception {
    lab.tellEmulator("faults", "{\"kind\": \"lose\", \"share\": 1}");
    String task = CallsPlaced.task(lab, "polling", "1", List.of("79520005000"));
    Lab.await("it was placed", () -> lab.callsPlaced().size() == 1);
    JsonNode row = closedAfterAllWaiting(task);
    assertThat(row.path("result").asText()).as("%s", row).startsWith("FAIL");
    assertThat(lab.callsPlaced()).hasSize(1);
  }

  /** Every deadline is at most minutes away; the test lets them come at once. */
  private static JsonNode closedAfterAllWaiting(String task) throws Exception {
    assertThat(calls("ended_at IS NULL AND due_at > now() + interval '10 minutes'")).isZero();
    Lab.await(
        "call of task " + task + " has ended",
        () -> {
          DATABASE
              .jdbi()
              .useHandle(
                  h ->
                      h.execute(
                          "UPDATE calls SET due_at = now() WHERE ended_at IS NULL AND state <> 'PLACING'"));
          return calls("ended_at IS NULL") == 0;
        });
    return lab.awaitClosed(task).path("results").get(0);
  }

  private static int calls(String which) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM calls WHERE " + which)
                    .mapTo(Integer.class)
                    .one());
  }
}
