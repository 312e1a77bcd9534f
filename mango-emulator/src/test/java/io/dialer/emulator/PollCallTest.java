package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollCallTest {
  private static final String CUSTOMER = "79520000001";
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Received menu() throws InterruptedException {
    return bench.webhooks.await(w -> w.isCallEvent("ivr", "Appeared"));
  }

  private Received dtmf(int seq) throws InterruptedException {
    return bench.webhooks.await(w -> w.path().equals("/events/dtmf") && w.seq() == seq);
  }

  @Test
  void aPollRunsFromTheCommandToTheSummary() throws Exception {
    int question = bench.addAudio("Question");
    int second = bench.addAudio("Second");
    bench.callback("poll-1", CUSTOMER, IVR_LINE);
    assertThat(bench.result("callback", "poll-1")).isEqualTo(1000);
    String leg = menu().callId();

    assertThat(bench.command("play/start", "play-1", leg, ",\"internal_id\":" + question))
        .isEqualTo(1000);
    assertThat(dtmf(1).text("dtmf")).isEqualTo("1");
    assertThat(bench.command("play/start", "play-2", leg, ",\"internal_id\":" + second))
        .isEqualTo(1000);
    assertThat(dtmf(2).text("dtmf")).isEqualTo("2");
    assertThat(bench.command("call/hangup", "end-1", leg, "")).isEqualTo(1000);

    assertThat(bench.story())
        .containsExactly(
            "abonent Appeared",
            "abonent Connected",
            "abonent Disconnected 1000",
            "ivr Appeared",
            "ivr Disconnected 1181");
    JsonNode call = bench.calls().get(0);
    assertThat(call.path("number").asText()).isEqualTo(CUSTOMER);
    assertThat(call.path("commandId").asText()).isEqualTo("poll-1");
    assertThat(call.path("promptsHeard"))
        .extracting(JsonNode::asText)
        .containsExactly("Question", "Second");
    assertThat(call.path("keys")).extracting(JsonNode::asText).containsExactly("1", "2");
    assertThat(call.path("endCode").asInt()).isEqualTo(1181);
    assertThat(call.path("answeredAt").asLong())
        .isGreaterThanOrEqualTo(call.path("placedAt").asLong());
    assertThat(bench.webhooks.all(w -> w.path().startsWith("/result/"))).hasSize(4);
  }

  @Test
  void legsCarryThePartiesOfTheDocumentsExample() throws Exception {
    bench.callback("poll-2", CUSTOMER, IVR_LINE);
    Received first = bench.webhooks.await(w -> w.isCallEvent("abonent", "Appeared"));
    JsonNode json = first.json();
    assertThat(json.path("from").toString()).isEqualTo("{\"number\":\"74950000002\"}");
    assertThat(json.path("to").toString())
        .isEqualTo("{\"extension\":\"20\",\"number\":\"79520000001\"}");
    assertThat(json.path("seq").isNumber()).isTrue();
    assertThat(json.path("timestamp").asLong() * 1.0)
        .isCloseTo(System.currentTimeMillis() / 1000.0, org.assertj.core.data.Offset.offset(10.0));
    assertThat(first.text("command_id")).isEqualTo("poll-2");
    assertThat(json.has("disconnect_reason")).isFalse();

    JsonNode menu = menu().json();
    assertThat(menu.path("from").path("number").asText()).isEqualTo(CUSTOMER);
    assertThat(menu.path("from").path("taken_from_call_id").asText()).isEqualTo(first.callId());
    assertThat(menu.path("to").toString())
        .isEqualTo("{\"number\":\"74950000002\",\"line_number\":\"74950000002\"}");
    assertThat(menu.path("entry_id")).isEqualTo(json.path("entry_id"));
    assertThat(menu.path("command_id").asText()).isEqualTo("poll-2");
  }

  @Test
  void dtmfAndSummaryHaveTheDocumentsFieldsAndNoCommandId() throws Exception {
    int question = bench.addAudio("Question");
    bench.callback("poll-3", CUSTOMER, IVR_LINE);
    String leg = menu().callId();
    bench.command("play/start", "play", leg, ",\"internal_id\":" + question);

    JsonNode dtmf = dtmf(1).json();
    assertThat(TestBench.fields(dtmf))
        .containsExactly(
            "call_id",
            "dtmf",
            "entry_id",
            "from_number",
            "initiator",
            "line_number",
            "location",
            "seq",
            "timestamp",
            "to_number");
    assertThat(dtmf.path("call_id").asText()).isEqualTo(leg);
    assertThat(dtmf.path("location").asText()).isEqualTo("ivr");
    assertThat(dtmf.path("initiator").asText()).isEqualTo(CUSTOMER);

    JsonNode summary = bench.summary().json();
    assertThat(summary.has("command_id")).isFalse();
    assertThat(summary.path("call_direction").intValue()).isEqualTo(1);
    assertThat(summary.path("talk_time").intValue()).isZero();
    assertThat(summary.path("entry_result").intValue()).isEqualTo(1);
    assertThat(summary.path("to").toString()).isEqualTo("{}");
    assertThat(summary.path("line_number").asText()).isEqualTo(IVR_LINE);
    assertThat(summary.path("disconnect_reason").intValue()).isEqualTo(1170);
  }

  @Test
  void aSilentMenuHangsUpByItself() throws Exception {
    bench.callback("poll-4", CUSTOMER, IVR_LINE);
    assertThat(bench.story()).endsWith("ivr Appeared", "ivr Disconnected 1170");
    assertThat(bench.webhooks.all(w -> w.isCallEvent("ivr", "Connected"))).isEmpty();
  }

  @Test
  void aNewPlayInterruptsTheCurrentOne() throws Exception {
    int question = bench.addAudio("Question");
    int second = bench.addAudio("Second");
    bench.callback("poll-5", CUSTOMER, IVR_LINE);
    String leg = menu().callId();
    // Both arrive within the first key's delay of at least a second (20 ms here), so the first key
    // is never pressed.
    bench.call("commands/play/start", play("p1", leg, question));
    bench.call("commands/play/start", play("p2", leg, second));
    var unused = bench.summary();
    assertThat(bench.calls().get(0).path("keys")).extracting(JsonNode::asText).endsWith("2");
    assertThat(bench.calls().get(0).path("promptsHeard")).hasSize(2);
  }

  private static String play(String commandId, String callId, int id) {
    return "{\"command_id\":\"%s\",\"call_id\":\"%s\",\"internal_id\":%d,\"after_play_time\":0}"
        .formatted(commandId, callId, id);
  }

  @Test
  void aRouteLeavesTheMenuForTheOperator() throws Exception {
    bench.callback("poll-6", CUSTOMER, IVR_LINE);
    String leg = menu().callId();
    assertThat(bench.command("route", "route-1", leg, ",\"to_number\":\"10\"")).isEqualTo(1000);
    assertThat(bench.story())
        .containsSubsequence(
            "ivr Appeared", "ivr Disconnected 1100", "abonent Appeared", "abonent Connected")
        .last()
        .asString()
        .matches("abonent Disconnected 11[12]0");
    Received routed =
        bench.webhooks.await(
            w -> w.isCallEvent("abonent", "Appeared") && w.text("command_id").equals("route-1"));
    assertThat(routed.json().path("from").path("taken_from_call_id").asText()).isEqualTo(leg);
    assertThat(routed.json().path("to").toString())
        .isEqualTo(
            "{\"extension\":\"10\",\"number\":\"sip:oleg@demo.mangosip.ru\",\"line_number\":\"74950000002\"}");
    JsonNode summary = bench.summary().json();
    assertThat(summary.path("talk_time").longValue()).isPositive();
    assertThat(summary.path("forward_time").longValue()).isPositive();
    assertThat(summary.path("to").path("extension").asText()).isEqualTo("10");
  }
}
