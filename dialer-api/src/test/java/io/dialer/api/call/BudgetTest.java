package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Poll calls never ask for more than the PBX permits, in real time and over real HTTP. How much of
 * it they use depends on the machine: the benchmark {@code budget} measures that.
 */
class BudgetTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int NUMBERS = 1_000;
  private static final int CHANNELS = 200;

  /** Enough for the first burst, and for the pace that follows. */
  private static final int REQUESTS = 120;

  private static final String SCENARIO =
      """
      customers:
        outcomes: {answer: 1}
        ringMs: [500, 1500]
        keys: {default: {"1": 1}}
        keyDelayMs: [500, 1500]
        hangUpDuringPrompt: 0
      """;

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @ParameterizedTest(name = "polls of {0} question(s)")
  @ValueSource(ints = {1, 5})
  void nothingIsRefused(int questions) throws Exception {
    try (Lab lab = Lab.startWithLimits(DATABASE, SCENARIO)) {
      CallsPlaced.pollIsReady(lab, poll(questions));
      CallsPlaced.task(lab, "polling", "survey", CHANNELS, numbers());
      Lab.await("many requests", () -> requests(lab) >= REQUESTS);
      assertThat(status(lab).path("refusedByLimit").asInt()).isZero();
      assertThat(status(lab).path("refusedAsInvalid").asInt()).isZero();
    }
  }

  private static String poll(int questions) {
    return IntStream.rangeClosed(1, questions)
        .mapToObj(
            i ->
                """
                {"questionId": "q%d", "questionText": "Question %d?", "press": [
                  {"key": "1", "action": "answer", "value": "yes", "nextQuestion": "%s"}]}"""
                    .formatted(i, i, i == questions ? "" : "q" + (i + 1)))
        .collect(Collectors.joining(",", "{\"crmId\": \"survey\", \"questions\": [", "]}"));
  }

  private static List<String> numbers() {
    return IntStream.range(0, NUMBERS).mapToObj("7952%07d"::formatted).toList();
  }

  private static JsonNode status(Lab lab) throws Exception {
    return lab.askEmulator("status");
  }

  private static int requests(Lab lab) throws Exception {
    int all = 0;
    for (JsonNode count : status(lab).path("requests")) {
      all += count.asInt();
    }
    return all;
  }
}
