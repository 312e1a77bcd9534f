package io.dialer.api.call;

import static io.dialer.api.poll.Document.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that connect a customer with an employee or a group. */
class EmployeeCallsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension static final TestDatabase OTHER = new TestDatabase();

  private static final String SCENARIO =
      """
      timing: {noAnswerMs: 10000}
      customers: {outcomes: {answer: 1}, ringMs: [500, 500], failMs: [500, 500]}
      operators: {outcomes: {answer: 1}, ringMs: [500, 500], talkMs: [4000, 4000], hangUpFirst: %s}
      numbers:
        "11": {behaviour: busy}
        "12": {behaviour: no_answer}
        "79520000021": {behaviour: busy}
      account:
        groups:
          - {extension: "300", name: "Операторы", members: ["10"]}
          - {extension: "301", name: "Молчат", members: ["12"]}
      """;

  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = Lab.start(DATABASE, SCENARIO.formatted(1), 20);
    Lab.await("the directory is read", () -> groups() == 2);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 79520000001, SUCCESS_USER_H, ANSWER, ANSWER",
    "300, 79520000002, SUCCESS_USER_H, ANSWER, ANSWER",
    "11, 79520000003, FAIL_USER_BUSY, ANSWER, BUSY",
    "12, 79520000004, FAIL_USER_NO_ANSWER, ANSWER, NOANSWER",
    "77, 79520000006, FAIL_PROVIDER, CONGESTION,",
    "10, 79520000021, FAIL, BUSY,"
  })
  void aCallEndsAsTheContractSays(
      String innerNum, String phone, String result, String outDialState, String inDialState)
      throws Exception {
    JsonNode row = CallsPlaced.resultOf(lab, "exten", innerNum, phone);
    assertThat(row.path("result").asText()).as("%s", row).isEqualTo(result);
    assertThat(row.path("outDialState").textValue()).isEqualTo(outDialState);
    assertThat(row.path("inDialState").textValue()).isEqualTo(inDialState);
    assertThat(CallsPlaced.to(lab, phone)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aGroupIsDialledAsAGroup() throws Exception {
    long before = groupCommands();
    JsonNode row = CallsPlaced.resultOf(lab, "exten", "301", "79520000005");
    assertThat(row.path("result").asText()).as("%s", row).startsWith("FAIL_USER_");
    assertThat(groupCommands()).isEqualTo(before + 1);
  }

  @Test
  void theCustomerMayHangUpFirst() throws Exception {
    try (Lab second = Lab.start(OTHER, SCENARIO.formatted(0), 20)) {
      JsonNode row = CallsPlaced.resultOf(second, "exten", "10", "79520000001");
      assertThat(row.path("result").asText()).as("%s", row).isEqualTo("SUCCESS_CLIENT_H");
    }
  }

  @Test
  void anExtensionGetsOneCallAtATimeWhoeverAsks() throws Exception {
    List<String> some = List.of("79520000101", "79520000102");
    List<String> more = List.of("79520000103", "79520000104");
    String first = CallsPlaced.task(lab, "exten", "10", some);
    String second = CallsPlaced.task(lab, "exten", "10", more);
    lab.awaitClosed(first);
    lab.awaitClosed(second);
    JsonNode peaks = lab.askEmulator("status").path("peakLivePerDestination");
    assertThat(peaks.path("10").asInt()).as("%s", peaks).isEqualTo(1);
    for (String task : List.of(first, second)) {
      lab.dialer()
          .get(NEW + "/task/" + task)
          .data()
          .path("results")
          .forEach(row -> assertThat(row.path("result").asText()).isEqualTo("SUCCESS_USER_H"));
    }
    CallsPlaced.nobodyWasCalledTwice(lab);
  }

  private static int groups() {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM agents WHERE kind = 'GROUP'")
                    .mapTo(Integer.class)
                    .one());
  }

  private static long groupCommands() throws Exception {
    long commands = 0;
    for (var path : lab.askEmulator("status").path("requests").properties()) {
      commands += path.getKey().contains("callback_group") ? path.getValue().asLong() : 0;
    }
    return commands;
  }
}
