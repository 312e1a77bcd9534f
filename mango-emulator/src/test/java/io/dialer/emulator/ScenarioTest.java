package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {
  private static final String MIXED =
      """
      customers:
        outcomes: {answer: 40, busy: 20, no_answer: 20, unavailable: 10, wrong_number: 10}
        ringMs: [500, 1000]
      timing: {setupMs: [50, 300], switchMs: [100, 500], resultMs: [0, 200], noAnswerMs: 2000, statisticsMs: 10, statisticsKeptMs: 1000}
      account: {schemes: [{name: "IVR", waitMs: 1000}, {name: "По умолчанию", to: "300"}]}
      """;

  private static List<String> ends(long seed) throws Exception {
    try (TestBench bench = TestBench.of(TestBench.fast().withSeed(seed), MIXED)) {
      for (int i = 0; i < 40; i++) {
        bench.callback("c" + i, "795200000" + (10 + i % 20), IVR_LINE);
      }
      bench.webhooks.await(40, w -> w.path().equals("/events/summary"));
      List<String> ends = new ArrayList<>();
      for (JsonNode call : bench.calls()) {
        ends.add(call.path("number").asText() + " " + call.path("endCode").asInt());
      }
      return ends;
    }
  }

  @Test
  void theSameSeedGivesTheSameOutcomesAndAnotherDoesNot() throws Exception {
    List<String> first = ends(7);
    assertThat(ends(7)).isEqualTo(first);
    assertThat(ends(8)).isNotEqualTo(first);
    // The second round of calls to the same numbers is drawn anew.
    assertThat(first.subList(0, 20)).isNotEqualTo(first.subList(20, 40));
  }

  @Test
  void plannedKeysArePressedOnePerPrompt() throws Exception {
    String numbers =
        "numbers: {\"79520000001\": {keys: [\"3\", none, \"12#\"], keyDelayMs: [100, 100]}}\n";
    try (TestBench bench = TestBench.calmWith(numbers)) {
      int prompt = bench.addAudio("Question");
      bench.callback("k", "79520000001", IVR_LINE);
      String leg = bench.webhooks.await(w -> w.isCallEvent("ivr", "Appeared")).callId();
      String play = ",\"internal_id\":" + prompt;
      bench.command("play/start", "1", leg, play);
      bench.webhooks.await(1, w -> w.path().equals("/events/dtmf"));
      bench.command("play/start", "2", leg, play);
      bench.command("play/start", "3", leg, play);
      bench.webhooks.await(2, w -> w.path().equals("/events/dtmf"));
      assertThat(bench.calls().get(0).path("keys"))
          .extracting(JsonNode::asText)
          .containsExactly("3", "12#");
    }
  }

  @Test
  void aCustomerMayHangUpDuringAPrompt() throws Exception {
    try (TestBench bench =
        TestBench.calmWith("numbers: {\"79520000001\": {hangUpDuringPrompt: 1}}\n")) {
      int prompt = bench.addAudio("Question");
      bench.callback("h", "79520000001", IVR_LINE);
      String leg = bench.webhooks.await(w -> w.isCallEvent("ivr", "Appeared")).callId();
      bench.command("play/start", "1", leg, ",\"internal_id\":" + prompt);
      assertThat(bench.story()).endsWith("ivr Appeared", "ivr Disconnected 1110");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customers: {outcomes: {answer: 0}} | weights",
        "customers: {outcomes: {asleep: 1}} | asleep",
        "customers: {ringMs: [5, 1]} | range",
        "customers: {keys: {default: {x: 1}}} | key",
        "customers: {typo: 1} | typo",
        "operators: {hangUpFirst: 2} | probability",
        "account: {lines: [{number: '1', scheme: nowhere}]} | nowhere",
        "account: {groups: [{extension: '300', name: g, members: ['99']}]} | 300",
        "nonsense | sections"
      })
  void aWrongScenarioIsToldClearly(String yaml, String said) {
    assertThatThrownBy(() -> TestBench.of(TestBench.fast(), yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
