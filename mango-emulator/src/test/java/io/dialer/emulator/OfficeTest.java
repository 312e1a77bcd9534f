package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages (3.2.4), the service of incoming calls (3.3.4) and visitors of the website (3.5). */
class OfficeTest {
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        TestBench.calmWith(
            """
            numbers:
              "79520000008": {behaviour: unavailable}
              "79520000009": {behaviour: wrong_number}
            """);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 79520000001, 1000, 1000",
    "74950000001, 79520000001, 1000, 1000",
    "10, 79520000008, 1000, 4301",
    "10, 79520000009, 1000, 4392",
    "99, 79520000001, 3100, 0",
    "10, 11, 3100, 0"
  })
  void aMessageHasAResultAndAFate(String from, String to, int result, int reason) throws Exception {
    String sms =
        "{\"command_id\":\"s\",\"text\":\"Привет\",\"from_extension\":\"%s\",\"to_number\":\"%s\",\"sms_sender\":\"SHOP\"}";
    assertThat(bench.call("commands/sms", sms.formatted(from, to)).body())
        .isEqualTo("{\"result\":1000}");
    assertThat(bench.result("sms", "s")).isEqualTo(result);
    if (reason != 0) {
      JsonNode event = bench.webhooks.await(w -> w.path().equals("/events/sms")).json();
      assertThat(event.path("reason").intValue()).isEqualTo(reason);
      assertThat(event.path("command_id").asText()).isEqualTo("s");
    }
  }

  @ParameterizedTest
  @CsvSource({"x, 612, 200", "x, 613, 420", "я, 268, 200", "я, 269, 420"})
  void aMessageHasAtMostFourSegments(String letter, int times, int status) {
    String sms =
        "{\"command_id\":\"s\",\"text\":\"%s\",\"from_extension\":10,\"to_number\":79520000001}";
    assertThat(bench.call("commands/sms", sms.formatted(letter.repeat(times))).statusCode())
        .isEqualTo(status);
  }

  @Test
  void withoutMoneyNoMessageIsSent() throws Exception {
    try (TestBench poor = TestBench.calmWith("account: {balance: 0}\n")) {
      poor.call(
          "commands/sms",
          "{\"command_id\":\"s\",\"text\":\"t\",\"from_extension\":\"10\",\"to_number\":\"79520000001\"}");
      assertThat(poor.result("sms", "s")).isEqualTo(2240);
    }
  }

  private List<String> inCalls(String more) throws InterruptedException {
    String asked = "{\"request_id\":\"%s\"%s}".formatted(more.hashCode(), more);
    JsonNode reply = bench.callForJson("stats_in_calls_service/request", asked);
    assertThat(reply.path("result").intValue()).isEqualTo(1000);
    String key = reply.path("key").asText();
    bench.webhooks.await(
        w -> w.path().equals("/result/stats_in_calls_service") && w.text("key").equals(key));
    return bench
        .call("stats_in_calls_service/result", "{\"key\":\"" + key + "\"}")
        .body()
        .lines()
        .toList();
  }

  @Test
  void visitsToAGroupAreCounted() throws Exception {
    bench.callback("a", "79520000001", "300");
    bench.callback("b", "79520000002", IVR_LINE);
    bench.webhooks.await(2, w -> w.path().equals("/events/summary"));

    List<String> rows =
        inCalls(
            ",\"fields\":\"group, abonent_number,call_result,operator,end_reason,date\",\"time_zone_utc_offset\":\"210\",\"time_zone_iana_id\":\"Asia/Baghdad\"");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .matches(
            "Операторы;79520000001;1;[А-Яа-я ]+;1[12]\\d0;\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\+03:30");
    assertThat(inCalls("").get(0).split(";", -1)).hasSize(18);
    assertThat(inCalls(",\"call_result\":\"1\"")).isEmpty();
    assertThat(
            inCalls(",\"date_from\":\"2020-01-01 00:00:00\",\"date_to\":\"2020-01-31 00:00:00\""))
        .isEmpty();
  }

  @Test
  void withoutAContactCentreTheServiceIsNotAvailable() throws Exception {
    String none =
        "contactCentre: {connected: false, taskPushMs: [0, 0], informerCalls: 1, activeCampaigns: 1, reportPhones: true}\n";
    try (TestBench plain = TestBench.calmWith(none)) {
      assertThat(plain.call("stats_in_calls_service/request", "{}").body())
          .isEqualTo("{\"result\":2230}");
    }
  }

  @Test
  void aVisitorIsKnownByADynamicNumber() {
    String known = "{\"number\":\"74951112233\"}";
    JsonNode visitor = bench.callForJson("queries/user_info_by_dct_number/", known).path("data");
    assertThat(visitor.path("uid").asText()).isEqualTo("a1b2c3d4");
    assertThat(visitor.at("/current_page/title").asText()).isEqualTo("Заказы");
    assertThat(visitor.has("pages")).isFalse();
    assertThat(bench.callForJson("queries/user_history_by_dct_number/", known).path("data"))
        .hasSize(2);
    String unknown = "{\"number\":\"74950000000\"}";
    assertThat(bench.call("queries/user_info_by_dct_number/", unknown).body()).isEqualTo("{}");
    assertThat(bench.call("queries/user_history_by_dct_number/", unknown).body())
        .isEqualTo("{\"data\":[]}");
  }
}
