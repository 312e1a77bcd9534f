package io.dialer.emulator;

import static io.dialer.emulator.CampaignBench.ANNA;
import static io.dialer.emulator.CampaignBench.OLEG;
import static io.dialer.emulator.CampaignBench.operators;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignCallsTest {
  private static final String CUSTOMER = "79520000001";

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void customersTalkWithOperatorsInEveryMode(int mode) throws Exception {
    try (CampaignBench io = CampaignBench.calmWith("")) {
      long id = io.add(operators(OLEG, ANNA) + ",\"dial_mode\":" + mode);
      io.push(id, CUSTOMER, "79520000002", "79520000003");
      assertThat(io.start(id)).isEqualTo(1);
      JsonNode done = io.finished(id);
      assertThat(done.path("status_reason").intValue()).isEqualTo(2);
      for (JsonNode task : io.truth(id).path("tasks")) {
        assertThat(task.path("reason").intValue()).isEqualTo(1);
        assertThat(task.path("callsPlaced").intValue()).isEqualTo(1);
      }
      JsonNode call = io.bench.calls().get(0);
      assertThat(call.path("legs")).hasSize(2);
      assertThat(call.path("legs"))
          .extracting(leg -> leg.path("disconnectReason").intValue())
          .contains(1000);
      assertThat(io.listed(id).path("finished_tasks_count").intValue()).isEqualTo(3);
    }
  }

  @Test
  void aMessageIsPlayedAndTheKeyIsReported() throws Exception {
    try (CampaignBench io = CampaignBench.calmWith("")) {
      int question = io.bench.addAudio("Question");
      long id = io.add("\"voice_message_id\":\"" + question + "\"");
      io.push(id, CUSTOMER);
      io.start(id);
      var unused = io.finished(id);
      JsonNode call = io.bench.calls().get(0);
      assertThat(call.path("promptsHeard"))
          .extracting(JsonNode::asText)
          .containsExactly("Question");
      assertThat(call.path("keys")).extracting(JsonNode::asText).containsExactly("1");
      JsonNode report =
          io.bench.callForJson("campaign-report/create", "{\"campaign_id\":" + id + "}");
      JsonNode task = report.path("data").path("tasks").get(0);
      assertThat(task.path("task_id")).isEqualTo(call.path("taskId"));
      JsonNode attempt = task.path("attempts").get(0);
      assertThat(attempt.path("number").textValue()).isEqualTo("1");
      assertThat(attempt.path("phone").textValue()).isEqualTo(CUSTOMER);
      assertThat(attempt.path("name").textValue()).isEqualTo("Клиент");
      assertThat(attempt.path("attempt_id").longValue()).isPositive();
      assertThat(attempt.path("result").intValue()).isEqualTo(1);
    }
  }

  @Test
  void eventsCarryTheTaskAndTheirInitiator() throws Exception {
    try (CampaignBench io = CampaignBench.calmWith("")) {
      long id = io.add(operators(OLEG) + ",\"dial_mode\":4");
      io.push(id, CUSTOMER);
      io.start(id);
      JsonNode summary = io.bench.summary().json();
      assertThat(summary.path("call_direction").intValue()).isEqualTo(2);
      assertThat(summary.path("to").path("number").textValue()).isEqualTo(CUSTOMER);
      assertThat(summary.path("from").path("extension").textValue()).isEqualTo("10");
      List<Received> events = io.bench.webhooks.await(5, w -> w.path().equals("/events/call"));
      long task = io.truth(id).path("tasks").get(0).path("taskId").longValue();
      for (Received event : events) {
        assertThat(event.json().path("task_id").longValue()).isEqualTo(task);
        assertThat(event.text("callback_initiator")).isEqualTo("ObDial");
        assertThat(event.json().has("command_id")).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "busy,2,3",
    "no_answer,3,3",
    "unavailable,4,3",
    "wrong_number,8,1",
  })
  void whoIsNotReachedIsCalledAgainAsOftenAsTheCampaignSays(
      String behaviour, int reason, int attempts) throws Exception {
    String numbers = "numbers: {\"79520000001\": {behaviour: %s}}\n".formatted(behaviour);
    try (CampaignBench io = CampaignBench.of(20_000, TestBench.CALM + numbers)) {
      long id = io.add("");
      io.push(id, CUSTOMER);
      io.start(id);
      var unused = io.finished(id);
      assertThat(io.results(id, 0)).hasSize(attempts).containsOnly(reason);
      assertThat(io.bench.calls()).hasSize(attempts);
    }
  }

  @Test
  void anUnavailableNumberIsLeftAloneIfTheWaitIsZero() throws Exception {
    String numbers = "numbers: {\"79520000001\": {behaviour: unavailable}}\n";
    try (CampaignBench io = CampaignBench.calmWith(numbers)) {
      long id = io.add("\"timer_not_avail\":0,\"redial_not_avail\":10");
      io.push(id, CUSTOMER);
      io.start(id);
      var unused = io.finished(id);
      assertThat(io.results(id, 0)).containsExactly(4);
    }
  }

  @Test
  void aCustomerWhoAnswersTooLateHasNotAnswered() throws Exception {
    String numbers = "numbers: {\"79520000001\": {ringMs: [20000, 20000]}}\n";
    try (CampaignBench io = CampaignBench.calmWith(numbers)) {
      long id = io.add("\"answer_wait\":10,\"redial_no_answer\":1");
      io.push(id, CUSTOMER);
      io.start(id);
      var unused = io.finished(id);
      assertThat(io.results(id, 0)).containsExactly(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"busy,5", "no_answer,6", "unavailable,7"})
  void anOperatorWhoIsNotReachedEndsTheTask(String behaviour, int reason) throws Exception {
    String numbers = "numbers: {\"10\": {behaviour: %s}}\n".formatted(behaviour);
    try (CampaignBench io = CampaignBench.calmWith(numbers)) {
      long id = io.add(operators(OLEG) + ",\"dial_mode\":4");
      io.push(id, CUSTOMER);
      io.start(id);
      var unused = io.finished(id);
      assertThat(io.results(id, 0)).containsExactly(reason);
    }
  }

  @Test
  void neverMoreCustomersRingThanOperatorsTimesTheCoefficient() throws Exception {
    try (CampaignBench io = CampaignBench.calmWith("")) {
      long id =
          io.add(operators(OLEG, ANNA) + ",\"dial_mode\":4,\"additional_calls_coefficient\":1.5");
      io.push(
          id, IntStream.range(0, 30).mapToObj(i -> "795200001" + (10 + i)).toArray(String[]::new));
      io.start(id);
      var unused = io.finished(id);
      JsonNode status = io.bench.control("GET", "status", "");
      // Three ring for two free operators; one who talks frees the place of one who rings.
      assertThat(status.path("peakLivePerDestination").path("campaign " + id).intValue())
          .isBetween(3, 4);
      assertThat(status.path("callsPlaced").intValue()).isEqualTo(30);
    }
  }

  @Test
  void campaignsThatShareAnOperatorDoNotPromiseHimTwice() throws Exception {
    try (CampaignBench io = CampaignBench.calmWith("")) {
      long important = io.add(operators(OLEG) + ",\"dial_mode\":4,\"priority\":1");
      long other = io.add(operators(OLEG) + ",\"dial_mode\":3");
      io.push(important, CUSTOMER, "79520000002", "79520000003");
      io.push(other, "79520000004", "79520000005");
      io.start(other);
      io.start(important);
      var unused = io.finished(important);
      unused = io.finished(other);
      for (long id : new long[] {important, other}) {
        assertThat(io.truth(id).path("tasks"))
            .allMatch(task -> task.path("reason").intValue() == 1)
            .allMatch(task -> task.path("callsPlaced").intValue() == 1);
      }
      assertThat(io.bench.control("GET", "status", "").path("peakLiveCalls").intValue())
          .isEqualTo(1);
    }
  }
}
