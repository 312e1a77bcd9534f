package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.emulator.signature.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 3.1.3, 3.2.5 and 3.4. */
class RecordingTest {
  private static final String CUSTOMER = "79520000001";
  private final HttpClient http = HttpClient.newHttpClient();
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        TestBench.of(
            TestBench.fast(),
            TestBench.CALM.replace("talkMs: [4000, 6000]", "talkMs: [20000, 20000]"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private String talking() throws InterruptedException {
    bench.callback("cb", CUSTOMER, "10");
    return bench
        .webhooks
        .await(
            w ->
                w.isCallEvent("abonent", "Connected")
                    && w.json().path("from").has("taken_from_call_id"))
        .callId();
  }

  private int record(String commandId, String leg, String party) throws InterruptedException {
    return bench.command(
        "recording/start", commandId, leg, ",\"call_party_number\":\"" + party + "\"");
  }

  /** Records a talk and waits until the recording is in the cloud. */
  private String recorded() throws InterruptedException {
    assertThat(record("rec", talking(), "10")).isEqualTo(1000);
    return bench.webhooks.await(w -> w.path().equals("/events/record/added")).text("recording_id");
  }

  private HttpResponse<byte[]> get(URI address) throws Exception {
    return http.send(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.ofByteArray());
  }

  private URI signedLink(String id, long until, String salt) {
    String sign = new Signature("demo-key", salt).of(until + id);
    return bench.api("queries/recording/link/%s/play/demo-key/%d/%s".formatted(id, until, sign));
  }

  @Test
  void aRecordingStartsIsCompletedAndIsSaved() throws Exception {
    String leg = talking();
    assertThat(record("rec", leg, "10")).isEqualTo(1000);
    assertThat(record("again", leg, "10")).isEqualTo(4102);
    assertThat(record("other", leg, "11")).isEqualTo(3330);
    assertThat(record("unknown", "no-such-call", "10")).isEqualTo(4101);

    JsonNode started =
        bench.webhooks.await(w -> w.text("recording_state").equals("Started")).json();
    assertThat(started.path("seq").intValue()).isEqualTo(1);
    assertThat(started.path("extension").asText()).isEqualTo("10");
    assertThat(started.path("command_id").asText()).isEqualTo("rec");
    assertThat(started.has("completion_code")).isFalse();
    JsonNode completed =
        bench.webhooks.await(w -> w.text("recording_state").equals("Completed")).json();
    assertThat(completed.path("seq").intValue()).isEqualTo(2);
    assertThat(completed.path("completion_code").intValue()).isEqualTo(1000);
    assertThat(completed.path("recipient").asText()).isEqualTo("Cloud");
    Received added = bench.webhooks.await(w -> w.path().equals("/events/record/added"));
    assertThat(added.text("recording_id")).isEqualTo(started.path("recording_id").asText());
    assertThat(TestBench.fields(added.json()))
        .containsExactly("entry_id", "product_id", "recording_id", "timestamp", "user_id");
  }

  @Test
  void aPostRedirectsToAFileThatCanBeFetchedOnce() throws Exception {
    String id = recorded();
    HttpResponse<String> reply =
        bench.call(
            "queries/recording/post/", "{\"recording_id\":\"" + id + "\",\"action\":\"play\"}");
    assertThat(reply.statusCode()).isEqualTo(302);
    URI file = URI.create(reply.headers().firstValue("Location").orElseThrow());
    assertThat(file.isAbsolute()).isTrue();
    HttpResponse<byte[]> audio = get(file);
    assertThat(audio.statusCode()).isEqualTo(200);
    assertThat(audio.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
    assertIsMp3(audio.body());
    assertThat(get(file).statusCode()).isEqualTo(404);
  }

  /** Every frame of MPEG-1 layer III at 32 kbit/s and 32 kHz has 144 bytes. */
  private static void assertIsMp3(byte[] file) {
    assertThat(file.length).isGreaterThan(5000).satisfies(n -> assertThat(n % 144).isZero());
    for (int frame = 0; frame < file.length; frame += 144) {
      assertThat(file[frame] & 0xFF).isEqualTo(0xFF);
      assertThat(file[frame + 1] & 0xFE).isEqualTo(0xFA);
    }
  }

  @Test
  void aSignedLinkWorksUntilItsTimeIsOver() throws Exception {
    String id = recorded();
    long now = System.currentTimeMillis() / 1000;
    HttpResponse<byte[]> found = get(signedLink(id, now + 60, "demo-salt"));
    assertThat(found.statusCode()).isEqualTo(302);
    URI file = URI.create(found.headers().firstValue("Location").orElseThrow());
    assertThat(get(file).statusCode()).isEqualTo(200);
    assertRefused(signedLink(id, now - 1, "demo-salt"), 3100);
    assertRefused(signedLink(id, now + 60, "other-salt"), 3102);
    assertRefused(signedLink("nothing", now + 60, "demo-salt"), 3320);
  }

  private void assertRefused(URI link, int code) throws Exception {
    HttpResponse<byte[]> reply = get(link);
    assertThat(reply.statusCode()).isEqualTo(420);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"code\":" + code + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpbx/", ""})
  void theCabinetLeadsToTheFile(String base) throws Exception {
    String id = recorded();
    HttpClient browser =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    URI link =
        bench.emulator.apiUrl().resolve("/" + base + "queries/recording/issa/" + id + "/download/");
    HttpResponse<byte[]> audio =
        browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
    assertThat(audio.statusCode()).isEqualTo(200);
    assertIsMp3(audio.body());
  }

  @Test
  void everyTalkCanBeRecordedByItself() throws Exception {
    try (TestBench all = TestBench.calmWith("cabinet: {recordAll: true}\n")) {
      all.callback("a", CUSTOMER, "300");
      Received added = all.webhooks.await(w -> w.path().equals("/events/record/added"));
      String id = added.text("recording_id");
      assertThat(all.webhooks.all(w -> w.path().equals("/events/recording"))).hasSize(2);
      JsonNode legs = all.calls().get(0).path("legs");
      assertThat(legs.get(legs.size() - 1).path("recordings").get(0).asText()).isEqualTo(id);
      assertThat(statistics(all)).contains("[" + id + "]").contains("[]");
    }
  }

  private static String statistics(TestBench bench) throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1000;
    String asked =
        "{\"date_from\":%d,\"date_to\":%d,\"fields\":\"records\"}".formatted(now - 60, now + 60);
    String key = bench.callForJson("stats/request", asked).path("key").asText();
    bench.webhooks.await(w -> w.path().equals("/result/stats"));
    return bench.call("stats/result", "{\"key\":\"" + key + "\"}").body();
  }

  @Test
  void speechAnalyticsKnowWhatWasSaid() throws Exception {
    String id = recorded();
    String asList = "{\"recording_id\":\"[\\\"" + id + "\\\"]\",\"with_terms\":true%s}";
    JsonNode found =
        bench.callForJson(
            "queries/recording_categories/", asList.formatted(",\"with_names\":\"1\""));
    assertThat(found.at("/data/0/recording_id").asText()).isEqualTo(id);
    assertThat(found.at("/data/0/categories/0/name").asText()).isEqualTo("Телефоны");
    assertThat(found.at("/data/0/categories/0/terms/1/value").asText()).isEqualTo("телефон");
    assertThat(
            bench
                .callForJson("queries/recording_categories", asList.formatted(""))
                .at("/data/0/categories/0")
                .has("name"))
        .isFalse();
    JsonNode heard =
        bench.callForJson(
            "queries/recording_transcripts/", "{\"recording_id\":[\"" + id + "\",\"other\"]}");
    assertThat(heard.path("data")).hasSize(1);
    assertThat(heard.at("/data/0/phrases/1/0").asText()).isEqualTo("client");
    assertThat(heard.at("/data/0/names/operator").asText()).isEqualTo("Сотрудник");
  }

  @Test
  void aRecordingOfATalkThatEndsAtOnceIsNotKept() throws Exception {
    // Slower than the other benches: a recording shorter than an emulated second is thrown away.
    String shortTalk =
        TestBench.CALM
            + "numbers: {\""
            + CUSTOMER
            + "\": {talkMs: [0, 0]}}\ncabinet: {recordAll: true}\n";
    try (TestBench brief = TestBench.of(TestBench.fast().withSpeed(1.5), fastRings(shortTalk))) {
      brief.callback("a", CUSTOMER, "10");
      JsonNode completed =
          brief.webhooks.await(w -> w.text("recording_state").equals("Completed")).json();
      assertThat(completed.path("completion_code").intValue()).isEqualTo(4002);
      assertThat(completed.has("recipient")).isFalse();
    }
  }

  private static String fastRings(String scenario) {
    return scenario.replace("ringMs: [1000, 2000]", "ringMs: [10, 20]");
  }
}
