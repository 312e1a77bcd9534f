package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void addressesEndWithASlash() {
    assertThat(bench.emulator.apiUrl())
        .isEqualTo(URI.create("http://127.0.0.1:" + bench.emulator.port() + "/vpbx/"));
    assertThat(bench.emulator.controlUrl().getPath()).isEqualTo("/emulator/");
  }

  @Test
  void anAudioFileGetsOneIdPerName() {
    JsonNode first =
        bench.control("POST", "audiofiles", "{\"name\":\"Опрос\",\"durationMs\":1500}");
    assertThat(first.path("name").asText()).isEqualTo("Опрос");
    assertThat(bench.addAudio("Опрос")).isEqualTo(first.path("id").intValue());
    assertThat(bench.addAudio("Другой")).isNotEqualTo(first.path("id").intValue());
    assertThat(bench.callForJson("audiofiles", "{}").path("audiofiles"))
        .extracting(file -> file.path("name").asText())
        .contains("Abandoned", "Опрос", "Другой");
    assertThat(bench.rawControl("POST", "audiofiles", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void theStatusCountsAndAResetForgets() throws Exception {
    bench.callback("a", "79520000001", IVR_LINE);
    bench.callback("b", "79520000002", "10");
    bench.webhooks.await(2, w -> w.isCallEvent("abonent", "Appeared"));
    JsonNode status = bench.control("GET", "status", "");
    assertThat(status.path("callsPlaced").asInt()).isEqualTo(2);
    assertThat(status.path("peakLiveCalls").asInt()).isEqualTo(2);
    assertThat(status.path("peakLivePerDestination").path(IVR_LINE).asInt()).isEqualTo(1);
    bench.webhooks.await(2, w -> w.path().equals("/result/callback"));
    assertThat(bench.control("GET", "status", "").path("webhooksSent").asInt()).isPositive();

    assertThat(bench.rawControl("POST", "reset", "").statusCode()).isEqualTo(200);
    assertThat(bench.calls()).isEmpty();
    JsonNode after = bench.control("GET", "status", "");
    assertThat(after.path("liveCalls").asInt()).isZero();
    assertThat(after.path("requests")).isEmpty();
    assertThat(bench.webhooks.all(w -> w.path().equals("/events/summary"))).isEmpty();
  }

  @Test
  void theScenarioCanBeSeen() {
    JsonNode scenario = bench.control("GET", "scenario", "");
    assertThat(scenario.path("customers").path("outcomes").toString())
        .isEqualTo("{\"answer\":1.0}");
    assertThat(scenario.path("customers").path("ringMs").toString()).isEqualTo("[1000,2000]");
  }

  @Test
  void theAccountIsListedAsDocumented() {
    JsonNode lines = bench.callForJson("incominglines", "{}").path("lines");
    assertThat(lines.get(1).path("number").asText()).isEqualTo(IVR_LINE);
    assertThat(lines.get(1).path("schema_name").asText()).isEqualTo("IVR");
    JsonNode schemes = bench.callForJson("schemas/", "{}").path("data");
    assertThat(schemes.get(1).path("incominglines").get(0)).isEqualTo(lines.get(1).path("line_id"));
    assertThat(bench.callForJson("account/balance", "").path("balance").asDouble())
        .isEqualTo(963592.45);
    JsonNode users =
        bench.callForJson("config/users/request", "{\"extension\":\"10\"}").path("users");
    assertThat(users).hasSize(1);
    assertThat(users.get(0).path("telephony").path("extension").asText()).isEqualTo("10");
    assertThat(bench.callForJson("config/users/request", "[]").path("users")).hasSize(4);
    JsonNode groups = bench.callForJson("groups", "{\"show_users\":1}").path("groups");
    assertThat(groups.get(0).path("operators")).hasSize(3);
    assertThat(bench.callForJson("groups", "{\"operator_extension\":\"20\"}").path("groups"))
        .isEmpty();
  }

  @Test
  void anUnreachableReceiverIsCounted() throws Exception {
    bench.emulator.webhooks(URI.create("http://127.0.0.1:1/"));
    bench.callback("a", "79520000001", IVR_LINE);
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (bench.control("GET", "status", "").path("webhooksFailed").asInt() < 2) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  @Test
  void anUnknownQuestionIsNotFound() {
    assertThat(bench.rawControl("GET", "nothing", "").statusCode()).isEqualTo(404);
  }
}
