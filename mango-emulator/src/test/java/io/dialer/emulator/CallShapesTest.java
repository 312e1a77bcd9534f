package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static io.dialer.emulator.TestBench.OUT_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallShapesTest {
  private static final String CUSTOMER = "79520000001";

  @Test
  void aCallToAnExtension() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      bench.callback("exten", CUSTOMER, "10");
      assertThat(bench.story())
          .startsWith(
              "abonent Appeared",
              "abonent Connected",
              "abonent Disconnected 1000",
              "abonent Appeared",
              "abonent Connected")
          .hasSize(6);
      Received first = bench.webhooks.await(w -> w.isCallEvent("abonent", "Appeared"));
      assertThat(first.json().path("from").path("extension").asText()).isEqualTo("10");
      JsonNode summary = bench.summary().json();
      assertThat(summary.path("entry_result").intValue()).isEqualTo(1);
      assertThat(summary.path("talk_time").longValue()).isPositive();
      assertThat(summary.path("from").path("number").asText()).isEqualTo(CUSTOMER);
      assertThat(summary.path("to").path("extension").asText()).isEqualTo("10");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0,1110", "1.0,1120"})
  void whoHungUpIsToldRelativeToTheLeg(double operatorFirst, int code) throws Exception {
    String scenario = TestBench.CALM + "  hangUpFirst: " + operatorFirst + "\n";
    try (TestBench bench = TestBench.of(TestBench.fast(), scenario)) {
      bench.callback("exten", CUSTOMER, "10");
      assertThat(bench.story()).endsWith("abonent Disconnected " + code);
    }
  }

  @Test
  void aCallToAGroupWaitsInItsQueue() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      bench.callback("group", CUSTOMER, "300");
      assertThat(bench.story())
          .startsWith(
              "abonent Appeared",
              "abonent Connected",
              "abonent Disconnected 1000",
              "queue Appeared",
              "queue Disconnected 1100",
              "abonent Appeared",
              "abonent Connected")
          .hasSize(8);
      Received queue = bench.webhooks.await(w -> w.isCallEvent("queue", "Appeared"));
      assertThat(queue.json().path("to").path("acd_group").asText()).isEqualTo("300");
      Received operator =
          bench.webhooks.await(
              w ->
                  w.json().path("from").path("taken_from_call_id").asText().equals(queue.callId()));
      assertThat(operator.json().path("to").path("acd_group").asText()).isEqualTo("300");
      assertThat(operator.json().path("to").path("extension").asText()).isIn("10", "11", "12");
    }
  }

  @Test
  void aLineWithARedirectingSchemeLeadsToItsGroup() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      bench.callback("line", CUSTOMER, OUT_LINE);
      assertThat(bench.story()).contains("queue Appeared", "abonent Connected");
    }
  }

  @Test
  void aGroupWhoseOperatorsDoNotAnswerGivesUp() throws Exception {
    String scenario =
        TestBench.CALM.replace(
            "operators:\n  outcomes: {answer: 1}", "operators:\n  outcomes: {no_answer: 1}");
    try (TestBench bench = TestBench.of(TestBench.fast(), scenario)) {
      bench.callback("group", CUSTOMER, "300");
      assertThat(bench.story())
          .contains("queue Disconnected 1164")
          .filteredOn("abonent Disconnected 1111"::equals)
          .hasSize(3);
      assertThat(bench.summary().json().path("entry_result").intValue()).isZero();
    }
  }

  @Test
  void anEngagedExtensionIsBusy() throws Exception {
    String slow = TestBench.CALM.replace("talkMs: [4000, 6000]", "talkMs: [60000, 60000]");
    try (TestBench bench = TestBench.of(TestBench.fast(), slow)) {
      bench.callback("one", CUSTOMER, "10");
      bench.webhooks.await(2, w -> w.isCallEvent("abonent", "Connected"));
      bench.callback("two", "79520000002", "10");
      Received busy =
          bench.webhooks.await(
              w ->
                  w.text("disconnect_reason").equals("1121") && w.text("command_id").equals("two"));
      assertThat(busy.json().path("to").path("extension").asText()).isEqualTo("10");
    }
  }

  @Test
  void aGroupCallsTheCustomerFirstOrLast() throws Exception {
    String order =
        "{\"command_id\":\"g\",\"from\":\"%s\",\"to\":\"%s\",\"line_number\":\"74950000001\"}";
    try (TestBench bench = TestBench.calm()) {
      bench.call("commands/callback_group", order.formatted(CUSTOMER, "300"));
      assertThat(bench.result("callback_group", "g")).isEqualTo(1000);
      assertThat(bench.story())
          .startsWith("abonent Appeared", "abonent Connected")
          .contains("queue Appeared");
    }
    try (TestBench bench = TestBench.calm()) {
      bench.call("commands/callback_group", order.formatted("300", CUSTOMER));
      assertThat(bench.story())
          .startsWith(
              "queue Appeared",
              "queue Disconnected 1100",
              "abonent Appeared",
              "abonent Connected",
              "abonent Disconnected 1000",
              "abonent Appeared",
              "abonent Connected");
      assertThat(bench.calls().get(0).path("number").asText()).isEqualTo(CUSTOMER);
      assertThat(bench.calls().get(0).path("answeredAt").isNumber()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"busy,1121", "no_answer,1111", "unavailable,1131", "wrong_number,1133"})
  void aCustomerWhoDoesNotAnswer(String behaviour, int code) throws Exception {
    String numbers = "numbers: {\"79520000001\": {behaviour: %s}}%n".formatted(behaviour);
    try (TestBench bench = TestBench.calmWith(numbers)) {
      bench.callback("miss", CUSTOMER, IVR_LINE);
      assertThat(bench.story()).containsExactly("abonent Appeared", "abonent Disconnected " + code);
      JsonNode summary = bench.summary().json();
      assertThat(summary.path("talk_time").intValue()).isZero();
      assertThat(summary.path("entry_result").intValue()).isZero();
      assertThat(summary.path("disconnect_reason").intValue()).isEqualTo(code);
      assertThat(bench.calls().get(0).path("answeredAt").isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"command_id\":\"c\",\"from\":{\"extension\":\"99\",\"number\":\"79520000001\"},\"to_number\":\"10\"}",
        "{\"command_id\":\"c\",\"from\":{\"extension\":\"20\",\"number\":\"79520000001\"},\"to_number\":\"999\"}",
        "{\"command_id\":\"c\",\"from\":{\"extension\":\"20\",\"number\":\"79520000001\"},\"to_number\":\"10\",\"line_number\":\"1\"}"
      })
  void whatTheAccountDoesNotHaveIsToldInTheResult(String json) throws Exception {
    try (TestBench bench = TestBench.calm()) {
      assertThat(bench.call("commands/callback", json).body()).isEqualTo("{\"result\":1000}");
      assertThat(bench.result("callback", "c")).isEqualTo(3100);
      assertThat(bench.calls()).isEmpty();
    }
  }

  @Test
  void aCallIsPlacedPerAcceptedRequestEvenWithTheSameCommandId() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      bench.callback("same", CUSTOMER, IVR_LINE);
      bench.callback("same", CUSTOMER, IVR_LINE);
      assertThat(bench.calls()).hasSize(2);
    }
  }
}
