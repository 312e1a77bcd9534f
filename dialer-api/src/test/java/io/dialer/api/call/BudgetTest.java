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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poll calls fill what the PBX permits, and never ask for more, in real time and over real HTTP.
 * How much of it they use depends on the machine: it is logged, and only a bound well below what is
 * reached is asserted.
 */
class BudgetTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Logger LOG = LoggerFactory.getLogger(BudgetTest.class);
  private static final int NUMBERS = 1_000;
  private static final int CHANNELS = 200;
  private static final int LEARNT = 40;
  private static final double SECONDS = 15;

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
  void theBudgetIsUsedAndNothingIsRefused(int questions) throws Exception {
    try (Lab lab = Lab.startWithLimits(DATABASE, SCENARIO)) {
      CallsPlaced.pollIsReady(lab, poll(questions));
      String task = CallsPlaced.task(lab, "polling", "survey", CHANNELS, numbers());
      Lab.await("the poll's cost is learnt", () -> ended() >= LEARNT);
      int before = requests(lab);
      long start = System.nanoTime();
      Lab.await("enough was seen", () -> System.nanoTime() - start > SECONDS * 1e9);
      double perSecond = (requests(lab) - before) / ((System.nanoTime() - start) / 1e9);
      lab.dialer().put("/module-dialer/v1/task/" + task, "{\"state\":2}");
      LOG.warn("polls of {} question(s): {} requests a second of 10", questions, perSecond);
      assertThat(status(lab).path("refusedByLimit").asInt()).isZero();
      assertThat(status(lab).path("refusedAsInvalid").asInt()).isZero();
      assertThat(perSecond).isBetween(8.5, 10.0);
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

  private static int ended() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM calls WHERE ended_at IS NOT NULL")
                    .mapTo(int.class)
                    .one());
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
