package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a poll's call can end, over real HTTP. */
class PollCallsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String SCENARIO =
      """
      timing: {noAnswerMs: 10000}
      customers: {ringMs: [500, 500], failMs: [500, 500], keyDelayMs: [800, 800], hangUpDuringPrompt: 0}
      operators: {ringMs: [500, 500], talkMs: [2000, 2000]}
      numbers:
        "10": {behaviour: answer}
        "79520000001": {behaviour: answer, keys: ["1"]}
        "79520000002": {behaviour: answer, keys: ["2"]}
        "79520000003": {behaviour: answer, keys: ["3"]}
        "79520000004": {behaviour: answer, keys: ["4", "12"]}
        "79520000005": {behaviour: answer, keys: ["5", "*"]}
        "79520000006": {behaviour: answer, keys: ["9", "1"]}
        "79520000007": {behaviour: answer, keys: ["none", "1"]}
        "79520000011": {behaviour: answer, hangUpDuringPrompt: 1}
        "79520000012": {behaviour: answer, keys: ["none"]}
        "79520000021": {behaviour: busy}
        "79520000022": {behaviour: no_answer}
        "79520000023": {behaviour: unavailable}
        "79520000024": {behaviour: wrong_number}
      """;

  private static final String POLL =
      """
      {"crmId": "survey", "questions": [
        {"questionId": "q1", "questionText": "Первый вопрос?", "press": [
          {"key": "1", "action": "playback", "value": "Спасибо", "valueOptions": "text"},
          {"key": "2", "action": "answer", "value": "нет"},
          {"key": "3", "action": "dial", "value": "10"},
          {"key": "4", "action": "", "nextQuestion": "q2"},
          {"key": "5", "action": "answer", "value": "дальше", "nextQuestion": "q2"}]},
        {"questionId": "q2", "questionText": "Второй вопрос?", "press": [
          {"key": "12", "action": "answer", "value": "двенадцать"},
          {"key": "*", "action": "answer", "value": "звезда"}]}]}
      """;

  private static Lab lab;
  private static JsonNode task;

  @BeforeAll
  static void everybodyIsCalled() throws Exception {
    lab =
        Lab.start(
            DATABASE,
            SCENARIO,
            20,
            Map.of("DIALER_SILENCE", "500ms", "DIALER_FIRST_KEY_WITHIN", "3s"));
    CallsPlaced.pollIsReady(lab, POLL);
    List<String> numbers = new ArrayList<>();
    for (String end : List.of("01", "02", "03", "04", "05", "06", "07", "11", "12", "21")) {
      numbers.add("795200000" + end);
    }
    numbers.addAll(List.of("79520000022", "79520000023", "79520000024", "12"));
    task = lab.awaitClosed(CallsPlaced.task(lab, "polling", "survey", numbers));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "79520000001, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000002, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000003, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000004, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000005, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000006, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000007, SUCCESS_POLLING, EVENT_POLLING_END,",
    "79520000011, FAIL_POLLING, endCall,",
    "79520000012, FAIL_POLLING, endCall,",
    "79520000021, FAIL, failedOriginate, BUSY",
    "79520000022, FAIL, failedOriginate, NOANSWER",
    "79520000023, FAIL, failedOriginate, UNAVAILABLE",
    "79520000024, FAIL_ROUTE, failedOriginate, CHANUNAVAIL",
    "12, FAIL_ROUTE, failedOriginate, CHANUNAVAIL"
  })
  void aCallEndsAsTheContractSays(String phone, String result, String state, String outDialState) {
    JsonNode row = Objects.requireNonNull(CallsPlaced.results(task).get(phone));
    assertThat(row.path("result").asText()).as("%s", row).isEqualTo(result);
    assertThat(row.path("state").asText()).isEqualTo(state);
    assertThat(row.path("outDialState").textValue()).isEqualTo(outDialState);
    assertThat(row.path("closeTime").asLong()).isPositive();
    boolean called = phone.length() > 2;
    assertThat(row.path("countTry").asText()).isEqualTo(called ? "1" : "0");
    assertThat(row.path("linkedId").isNull()).isEqualTo(!called);
    if (called) {
      assertThat(row.path("callFile").asText())
          .isEqualTo("dialer-%s-%s-survey.call".formatted(task.path("id").asText(), phone));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "79520000001, q1=1/1",
    "79520000002, q1=нет/2",
    "79520000003, q1=10/3",
    "79520000004, q2=двенадцать/12",
    "79520000005, q1=дальше/5 q2=звезда/*",
    "79520000006, q1=1/1",
    "79520000007, q1=1/1",
    "79520000011, ''",
    "79520000012, ''"
  })
  void theKeysPressedAreRecorded(String phone, String keys) {
    List<String> recorded = new ArrayList<>();
    for (JsonNode row : task.path("resultsPoling")) {
      if (row.path("phone").asText().equals(phone)) {
        recorded.add(
            "%s=%s/%s"
                .formatted(
                    row.path("questionCrmId").asText(),
                    row.path("result").asText(),
                    row.path("exten").asText()));
      }
    }
    assertThat(String.join(" ", recorded)).isEqualTo(keys);
  }

  @Test
  void aQuestionIsRepeatedAfterAnUnknownKeyAndAfterSilence() throws Exception {
    for (String phone : List.of("79520000006", "79520000007")) {
      JsonNode heard = CallsPlaced.to(lab, phone).get(0).path("promptsHeard");
      assertThat(heard.get(1)).as("%s", heard).isEqualTo(heard.get(0));
      assertThat(heard.get(heard.size() - 1)).isNotEqualTo(heard.get(0));
    }
    assertThat(CallsPlaced.to(lab, "79520000012").get(0).path("promptsHeard"))
        .hasSizeGreaterThan(2);
  }

  @Test
  void aDialConnectsTheCustomer() throws Exception {
    JsonNode legs = CallsPlaced.to(lab, "79520000003").get(0).path("legs");
    assertThat(legs.findValuesAsText("extension")).contains("10");
  }

  @Test
  void everyNumberIsCalledOnce() throws Exception {
    assertThat(lab.callsPlaced()).hasSize(13);
    CallsPlaced.nobodyWasCalledTwice(lab);
  }
}
