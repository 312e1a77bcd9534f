package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emulated PBX, whose own log is the truth about who was called. */
public final class Pbx implements AutoCloseable {

  /** How many times the vendor's limits are, per real second, at the PBX and at the nodes. */
  static final int LIMITS_RAISED = 6;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCENARIO =
      """
      customers:
        outcomes: {answer: 75, busy: 8, no_answer: 10, unavailable: 5, wrong_number: 2}
        ringMs: [2000, 10000]
        keys: {default: {"1": 50, "2": 25, "3": 10, none: 10, "9": 5}}
        keyDelayMs: [1500, 5000]
        hangUpDuringPrompt: 0.03
      operators:
        outcomes: {answer: 85, busy: 5, no_answer: 10}
        ringMs: [1000, 6000]
        talkMs: [3000, 20000]
      timing:
        noAnswerMs: 15000
      """;

  private final MangoEmulator emulator;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile long befallen;

  private Pbx(MangoEmulator emulator) {
    this.emulator = emulator;
  }

  static Pbx start(Path folder, ChaosOptions options) throws IOException {
    return start(
        folder,
        SCENARIO,
        EmulatorOptions.defaults()
            .withSpeed(options.speed())
            .withSeed(options.seed())
            .withLimitsRaised(LIMITS_RAISED));
  }

  /**
   * Starts one.
   *
   * @param folder where the scenario is written
   * @param scenario YAML that says what differs from the built-in scenario
   */
  public static Pbx start(Path folder, String scenario, EmulatorOptions options)
      throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yml"), scenario);
    return new Pbx(MangoEmulator.start(options.withScenario(file)));
  }

  /** A call that the PBX placed; its times are epoch milliseconds. */
  public record Placed(
      String number,
      @Nullable String commandId,
      long placedAt,
      @Nullable Long answeredAt,
      @Nullable Long endedAt) {}

  /** The base address of its API, with a slash at its end. */
  public URI apiUrl() {
    return emulator.apiUrl();
  }

  /** Sends webhooks to this base address from now on. */
  public void webhooks(URI address) {
    emulator.webhooks(address);
  }

  /** Every call that it placed. */
  public List<Placed> calls() throws IOException, InterruptedException {
    List<Placed> calls = new ArrayList<>();
    for (JsonNode call : ask("GET", "calls", "").path("calls")) {
      calls.add(
          new Placed(
              call.path("number").asText(),
              call.path("commandId").asText(null),
              call.path("placedAt").asLong(),
              moment(call.path("answeredAt")),
              moment(call.path("endedAt"))));
    }
    return calls;
  }

  private static @Nullable Long moment(JsonNode millis) {
    return millis.isNumber() ? millis.asLong() : null;
  }

  /** Its counts, as docs/emulator.md has them. */
  public JsonNode status() throws IOException, InterruptedException {
    return ask("GET", "status", "");
  }

  /** Puts a sound into its cabinet. */
  public void addSound(String name) throws IOException, InterruptedException {
    ask("POST", "audiofiles", JSON.createObjectNode().put("name", name).toString());
  }

  /** Befalls the next so many requests or webhooks; kinds are those of docs/emulator.md. */
  void fault(String kind, int next, String path, long delayMillis)
      throws IOException, InterruptedException {
    var fault = JSON.createObjectNode().put("kind", kind).put("next", next);
    ask("POST", "faults", fault.put("path", path).put("delayMs", delayMillis).toString());
  }

  void endFaults() throws IOException, InterruptedException {
    befallen = status().path("faultsInjected").asLong();
    ask("DELETE", "faults", "");
  }

  /** How many requests and webhooks the faults befell that have ended. */
  long befallen() {
    return befallen;
  }

  private JsonNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(emulator.controlUrl().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    emulator.close();
  }
}
