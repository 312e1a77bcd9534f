package io.dialer.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.emulator.signature.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An emulator, the external system beside it, and a client that signs. */
final class TestBench implements AutoCloseable {
  static final String IVR_LINE = "74950000002";
  static final String OUT_LINE = "74950000001";

  /** Everyone answers, nobody presses or hangs up by chance. */
  static final String CALM =
      """
      customers:
        outcomes: {answer: 1}
        ringMs: [1000, 2000]
        failMs: [500, 1000]
        keys: {default: {none: 1}, "Question": {"1": 1}, "Second": {"2": 1}}
        keyDelayMs: [1000, 2000]
        hangUpDuringPrompt: 0
      operators:
        outcomes: {answer: 1}
        ringMs: [1000, 2000]
        talkMs: [4000, 6000]
      """;

  final Signature signature = new Signature("demo-key", "demo-salt");
  final WebhookReceiver webhooks;
  final MangoEmulator emulator;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestBench(EmulatorOptions options, String scenario) throws Exception {
    Path file = Files.createTempFile("scenario", ".yml");
    Files.writeString(file, scenario);
    webhooks = new WebhookReceiver(signature);
    emulator = MangoEmulator.start(options.withScenario(file).withWebhooks(webhooks.url()));
    Files.delete(file);
  }

  static EmulatorOptions fast() {
    return EmulatorOptions.defaults().withSpeed(50).withLimits(false);
  }

  static TestBench calm() throws Exception {
    return new TestBench(fast(), CALM);
  }

  /** The calm scenario with these sections beside or instead of its own. */
  static TestBench calmWith(String sections) throws Exception {
    return new TestBench(fast(), CALM + sections);
  }

  static TestBench of(EmulatorOptions options, String scenario) throws Exception {
    return new TestBench(options, scenario);
  }

  HttpResponse<String> call(String path, String body) {
    return send(form(path, signature.key(), signature.of(body), body));
  }

  JsonNode callForJson(String path, String body) {
    return parse(call(path, body).body());
  }

  HttpRequest form(String path, String key, String sign, String body) {
    String fields = "vpbx_api_key=" + encode(key) + "&sign=" + sign + "&json=" + encode(body);
    return HttpRequest.newBuilder(emulator.apiUrl().resolve(path))
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(fields))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return sendRaw(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> sendRaw(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Orders a poll call: the customer first, then our line with a voice menu. */
  void callback(String commandId, String customer, String to) {
    HttpResponse<String> reply =
        call(
            "commands/callback",
            "{\"command_id\":\"%s\",\"from\":{\"extension\":\"20\",\"number\":\"%s\"},\"to_number\":\"%s\"}"
                .formatted(commandId, customer, to));
    if (!reply.body().equals("{\"result\":1000}")) {
      throw new AssertionError(reply.body());
    }
  }

  /** Sends a command that names a leg and waits for its result. */
  int command(String command, String commandId, String callId, String more)
      throws InterruptedException {
    call(
        "commands/" + command,
        "{\"command_id\":\"%s\",\"call_id\":\"%s\"%s}".formatted(commandId, callId, more));
    return result(command, commandId);
  }

  int result(String command, String commandId) throws InterruptedException {
    Received result =
        webhooks.await(
            w -> w.path().equals("/result/" + command) && w.text("command_id").equals(commandId));
    return result.json().path("result").intValue();
  }

  int addAudio(String name) {
    return control("POST", "audiofiles", "{\"name\":\"" + name + "\"}").path("id").intValue();
  }

  JsonNode control(String method, String path, String body) {
    return parse(rawControl(method, path, body).body());
  }

  HttpResponse<String> rawControl(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(emulator.controlUrl().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  JsonNode calls() {
    return control("GET", "calls", "").path("calls");
  }

  Received summary() throws InterruptedException {
    return webhooks.await(w -> w.path().equals("/events/summary"));
  }

  /**
   * The story of a single finished call: its leg events as "location state reason", leg after leg,
   * each in the order of seq. Webhooks travel in parallel, so the order of arrival says nothing.
   */
  List<String> story() throws InterruptedException {
    var unused = summary();
    int expected = 0;
    List<String> story = new ArrayList<>();
    for (JsonNode leg : calls().get(0).path("legs")) {
      String callId = leg.path("callId").asText();
      Received last =
          webhooks.await(
              w -> w.callId().equals(callId) && w.text("call_state").equals("Disconnected"));
      for (int seq = 1; seq <= last.seq(); seq++) {
        int wanted = seq;
        Received event =
            webhooks.await(
                w ->
                    w.path().equals("/events/call")
                        && w.callId().equals(callId)
                        && w.seq() == wanted);
        story.add(
            (event.text("location")
                    + " "
                    + event.text("call_state")
                    + " "
                    + event.text("disconnect_reason"))
                .strip());
        expected++;
      }
    }
    if (webhooks.all(w -> w.path().equals("/events/call")).size() != expected) {
      throw new AssertionError("More call events than legs tell of");
    }
    return story;
  }

  static Set<String> fields(JsonNode node) {
    Set<String> names = new java.util.TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(body, e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  URI api(String path) {
    return emulator.apiUrl().resolve(path);
  }

  @Override
  public void close() {
    emulator.close();
    webhooks.close();
  }
}
