package io.dialer.emulator;

import static io.dialer.emulator.CampaignBench.OLEG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactCentreTest {
  private TestBench bench;

  private static final String STATUSES =
      "contactCentre: {statuses: {default: 1, \"12\": 4}, licences: 4}\n";

  @BeforeEach
  void start() throws Exception {
    bench = TestBench.calmWith(STATUSES);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** The contact centre's API lies beside the base address. */
  private JsonNode cc(String method, String json) {
    return bench.callForJson("../cc/" + method, json);
  }

  private static String status(long abonent, int status, String more) {
    return "{\"abonent_id\":%d,\"status\":%d%s}".formatted(abonent, status, more);
  }

  private JsonNode presence(long abonent) {
    return cc("get_presence", "{\"abonent_id\":" + abonent + "}").path("abonents").get(0);
  }

  @Test
  void aSessionSharesItsStatusWithTheOthersAndEndsOnDemand() throws Exception {
    String device = ",\"ttl\":120,\"device\":\"Amo:1:Win10\",\"poss\":[1,2],\"version\":\"ITG 1\"";
    JsonNode begun = cc("set_session_status", status(OLEG, 3, device));
    assertThat(begun.path("result").intValue()).isEqualTo(1000);
    assertThat(begun.path("ttl").intValue()).isEqualTo(120);
    Received changed = bench.webhooks.await(w -> w.path().equals("/events/user/status_changed"));
    assertThat(changed.json().path("abonent_id").longValue()).isEqualTo(OLEG);
    assertThat(changed.json().path("status").intValue()).isEqualTo(3);
    assertThat(changed.json().path("when").longValue()).isGreaterThan(1_600_000_000_000L);
    assertThat(presence(OLEG).path("cc"))
        .hasSize(2)
        .allMatch(session -> session.path("status").intValue() == 3)
        .anyMatch(session -> session.path("device").asText().equals("Amo:1:Win10"));

    String session = begun.path("session").asText();
    JsonNode ended = cc("set_session_status", status(OLEG, 4, ",\"session\":\"" + session + "\""));
    assertThat(ended.path("result").intValue()).isEqualTo(1000);
    Received end = bench.webhooks.await(w -> w.path().equals("/events/user/session_end"));
    assertThat(end.text("session")).isEqualTo(session);
    assertThat(end.json().path("result").intValue()).isEqualTo(1000);
    // His own session is left, so he is not offline.
    assertThat(presence(OLEG).path("cc")).hasSize(1);
    assertThat(
            cc("set_session_status", status(OLEG, 1, ",\"session\":\"" + session + "\""))
                .path("result")
                .intValue())
        .isEqualTo(1202);
  }

  @Test
  void aSessionEndsWhenItsTimeIsOver() throws Exception {
    var unused = cc("set_session_status", status(OLEG, 1, ",\"ttl\":10"));
    Received end = bench.webhooks.await(w -> w.path().equals("/events/user/session_end"));
    assertThat(end.json().path("result").intValue()).isEqualTo(1230);
  }

  @Test
  void moreSessionsThanLicencesAreRefused() {
    // Three employees are not offline at the beginning: one licence is left.
    assertThat(cc("set_session_status", status(OLEG, 1, "")).path("result").intValue())
        .isEqualTo(1000);
    assertThat(cc("set_session_status", status(OLEG, 1, "")).path("result").intValue())
        .isEqualTo(1201);
  }

  @Test
  void theAdministratorChangesStatusesButCannotBringAnybodyOnline() throws Exception {
    assertThat(cc("set_abonent_status", status(300050003, 1, "")).path("result").intValue())
        .isEqualTo(4100);
    assertThat(cc("set_abonent_status", status(OLEG, 2, "")).path("result").intValue())
        .isEqualTo(1000);
    assertThat(presence(OLEG).path("cc").get(0).path("status").intValue()).isEqualTo(2);
    var begun = cc("set_session_status", status(OLEG, 1, ""));
    assertThat(cc("set_abonent_status", status(OLEG, 4, "")).path("result").intValue())
        .isEqualTo(1000);
    Received end = bench.webhooks.await(w -> w.path().equals("/events/user/session_end"));
    assertThat(end.text("session")).isEqualTo(begun.path("session").asText());
    assertThat(end.json().path("result").intValue()).isEqualTo(1232);
    assertThat(presence(OLEG).has("cc")).isFalse();
  }

  @Test
  void presenceFollowsCallsAndIsFilteredByType() throws Exception {
    bench.close();
    // Nobody may have hung up before presence is asked.
    String longTalks = TestBench.CALM.replace("talkMs: [4000, 6000]", "talkMs: [900000, 900000]");
    bench = TestBench.of(TestBench.fast(), longTalks + STATUSES);
    JsonNode all = cc("get_presence", "{}");
    assertThat(all.path("abonents")).hasSize(3);
    JsonNode sip = cc("get_presence", "{\"session_types\":[\"sip\"]}").path("abonents").get(0);
    assertThat(sip.path("sip").get(0).path("uname").asText()).isEqualTo("oleg@demo.mangosip.ru");
    assertThat(sip.has("cc")).isFalse();
    assertThat(presence(OLEG).path("calls")).isEmpty();
    bench.callback("talk", "79520000001", "10");
    bench.webhooks.await(
        w ->
            w.isCallEvent("abonent", "Connected")
                && w.json().at("/to/extension").asText().equals("10"));
    assertThat(presence(OLEG).path("calls").get(0).path("call_state").asText())
        .isEqualTo("Connected");
    assertThat(presence(300050003)).isEmpty();
  }

  @Test
  void aGroupDoesNotRingOperatorsOnABreak() throws Exception {
    cc("set_abonent_status", status(OLEG, 3, ""));
    cc("set_abonent_status", status(300050002, 2, ""));
    bench.callback("group", "79520000001", "300");
    assertThat(bench.story()).endsWith("queue Appeared", "queue Disconnected 1164");
  }

  @Test
  void onlyOperatorsOnOutboundCallsServeCampaigns() throws Exception {
    long id =
        bench
            .callForJson("campaign/add", CampaignBench.campaign(CampaignBench.operators(OLEG)))
            .path("campaign_id")
            .longValue();
    bench.callForJson(
        "tasks/push",
        "{\"campaign_id\":%d,\"tasks\":[{\"name\":\"n\",\"number\":\"79520000001\"}]}"
            .formatted(id));
    bench.callForJson("campaign/start", "{\"campaign_id\":" + id + "}");
    CampaignBench.await(
        () -> bench.callForJson("campaign/list", "{}").path("campaigns").get(0),
        c -> c.path("status").intValue() == 2 && c.path("tasks_count").intValue() == 1);
    assertThat(bench.calls()).isEmpty();
    cc("set_abonent_status", status(OLEG, 5, ""));
    assertThat(bench.summary().text("entry_result")).isEqualTo("1");
  }

  @Test
  void aTaskWithAnAutomaticCallRingsTheEmployeeThenTheCustomer() throws Exception {
    String json =
        "{\"event_type\":1,\"start_time\":\"1399906980\",\"duration\":15,\"importance\":1,\"to_user_id\":%d,\"description\":\"d\",\"is_auto_call\":1,\"phone\":\"79260297870\"}"
            .formatted(OLEG);
    JsonNode added = cc("task/add", json);
    assertThat(added.path("task_id").longValue()).isPositive();
    assertThat(bench.story())
        .startsWith("abonent Appeared", "abonent Connected")
        .contains("abonent Disconnected 1000");
    JsonNode call = bench.calls().get(0);
    assertThat(call.path("taskId").longValue())
        .isEqualTo(added.path("auto_call_task_id").longValue());
    assertThat(call.path("number").asText()).isEqualTo("79260297870");
    JsonNode plain = cc("task/add", json.replace("\"is_auto_call\":1,", ""));
    assertThat(plain.has("auto_call_task_id")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task/add           | '{\"start_time\":1,\"duration\":1,\"to_user_id\":300050001}'                  | 3103",
        "task/add           | '{\"event_type\":5,\"start_time\":1,\"duration\":1,\"to_user_id\":300050001}' | 3104",
        "task/add           | '{\"event_type\":1,\"start_time\":1,\"duration\":1441,\"to_user_id\":300050001}' | 3104",
        "task/add           | '{\"event_type\":1,\"start_time\":1,\"duration\":1,\"to_user_id\":7}'         | 3300",
        "set_session_status | '{\"abonent_id\":300050001}'                            | 3103",
        "set_session_status | '{\"abonent_id\":300050001,\"status\":6}'               | 3104",
        "set_session_status | '{\"abonent_id\":300050001,\"status\":4}'               | 3100",
        "set_session_status | '{\"abonent_id\":300050001,\"status\":1,\"ttl\":9}'     | 3104",
        "set_session_status | '{\"abonent_id\":300050001,\"status\":1,\"poss\":[4]}'  | 3104",
        "set_abonent_status | '{\"status\":1}'                                        | 3103",
        "get_presence       | '{\"session_types\":[\"icq\"]}'                         | 3104",
      })
  void aWrongFieldIsRefusedWithItsCode(String method, String json, int code) {
    assertThat(cc(method, json).path("code").intValue()).isEqualTo(code);
  }

  @Test
  void theKeyMayBeCalledApiKey() {
    String json = "{}";
    String fields =
        "api_key=demo-key&sign=" + bench.signature.of(json) + "&json=" + TestBench.encode(json);
    assertThat(
            bench
                .send(
                    HttpRequest.newBuilder(bench.api("../cc/get_presence"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build())
                .body())
        .startsWith("{\"result\":1000");
  }

  @Test
  void theCallsDataComeFromTheCallAndTheScenario() throws Exception {
    bench.callback("talk", "79520000001", "10");
    String entry = bench.summary().text("entry_id");
    JsonNode call = bench.callForJson("cc/call/", "{\"entry_id\":\"" + entry + "\"}").path("call");
    JsonNode contact = call.path("conversion").get(0);
    assertThat(contact.path("channel_type").intValue()).isEqualTo(1);
    assertThat(contact.path("result").intValue()).isEqualTo(1);
    assertThat(contact.path("assign_user_id").longValue()).isEqualTo(OLEG);
    assertThat(contact.path("end").isNumber()).isTrue();
    assertThat(call.path("tag_id").get(0).intValue()).isEqualTo(10017912);
    assertThat(call.path("script_id").get(0).intValue()).isEqualTo(1121);
    assertThat(call.at("/mark_controller/0/3092/mark").intValue()).isBetween(1, 10);
    assertThat(bench.callForJson("tags/", "{}").path("tags")).hasSize(3);
    assertThat(bench.callForJson("script/", "{\"script_id\":\"1121\"}").at("/script/name").asText())
        .isEqualTo("Приветствие");
    assertThat(
            bench
                .callForJson("quality/control/question/", "{\"question_id\":\"3092\"}")
                .at("/question/qual_ctrl_form_id")
                .intValue())
        .isEqualTo(357);
    assertThat(bench.callForJson("script", "{\"script_id\":1}").path("code").intValue())
        .isEqualTo(3300);
    assertThat(bench.callForJson("cc/call", "{\"entry_id\":\"x\"}").path("code").intValue())
        .isEqualTo(3300);
  }

  @Test
  void withoutAContactCentreEverythingIsRefused() throws Exception {
    try (TestBench without = TestBench.calmWith("contactCentre: {connected: false}\n")) {
      assertThat(without.call("../cc/get_presence", "{}").body()).isEqualTo("{\"result\":5008}");
      assertThat(
              without
                  .callForJson("campaign/add", CampaignBench.campaign(""))
                  .path("code")
                  .intValue())
          .isEqualTo(5101);
    }
  }
}
