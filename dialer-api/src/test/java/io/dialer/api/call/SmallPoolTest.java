package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Four connections, the fewest that the settings allow, are enough for all that goes on at once.
 */
class SmallPoolTest {
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

  @Test
  void aCampaignIsDialledAndReadBesides() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 2, Map.of("DIALER_DB_POOL", "4"))) {
      CallsPlaced.pollIsReady(lab, POLL);
      List<String> numbers =
          IntStream.range(0, 15).mapToObj(i -> Long.toString(79520001000L + i)).toList();
      JsonNode task = lab.awaitClosed(CallsPlaced.task(lab, "polling", "1", numbers));
      assertThat(task.path("results").findValuesAsText("result"))
          .hasSize(15)
          .containsOnly("SUCCESS_POLLING");
      assertThat(lab.dialer().get("/module-dialer/v1/results/0").results()).hasSize(15);
    }
  }
}
