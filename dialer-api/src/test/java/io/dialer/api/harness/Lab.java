package io.dialer.api.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.database.TestDatabase;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** The service beside the emulated PBX; between them real HTTP both ways. */
public final class Lab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final MangoEmulator emulator;
  private final RunningDialer dialer;
  private final Map<String, String> settings;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  private Lab(MangoEmulator emulator, RunningDialer dialer, Map<String, String> settings) {
    this.emulator = emulator;
    this.dialer = dialer;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Starts both.
   *
   * @param scenario YAML that says what differs from the emulator's built-in scenario
   * @param speed emulated seconds per second
   */
  public static Lab start(TestDatabase database, String scenario, double speed) throws Exception {
    return start(database, scenario, speed, Map.of());
  }

  /**
   * Starts both.
   *
   * @param settings environment variables that differ
   */
  public static Lab start(
      TestDatabase database, String scenario, double speed, Map<String, String> settings)
      throws Exception {
    Map<String, String> all = new HashMap<>(RunningDialer.on(database));
    all.putAll(settings);
    return start(scenario, speed, all);
  }

  /**
   * Starts both.
   *
   * @param settings environment variables that differ, the database among them
   */
  public static Lab start(String scenario, double speed, Map<String, String> settings)
      throws Exception {
    Map<String, String> unlimited = new HashMap<>();
    for (String limit : List.of("ALL", "CALLBACK", "HANGUP", "ROUTE", "USERS")) {
      unlimited.put("MANGO_LIMIT_" + limit, "0");
    }
    unlimited.putAll(settings);
    return start(
        EmulatorOptions.defaults().withSpeed(speed).withLimits(false), scenario, unlimited);
  }

  /**
   * Starts both in real time; the PBX refuses what is over its limits, and the dialer keeps them.
   */
  public static Lab startWithLimits(TestDatabase database, String scenario) throws Exception {
    return start(EmulatorOptions.defaults(), scenario, RunningDialer.on(database));
  }

  private static Lab start(EmulatorOptions options, String scenario, Map<String, String> settings)
      throws Exception {
    Path file = Files.createTempFile("scenario-", ".yml");
    Files.writeString(file, scenario);
    MangoEmulator emulator = MangoEmulator.start(options.withScenario(file));
    double speed = options.speed();
    Map<String, String> environment = new HashMap<>();
    environment.put("DIALER_SILENCE", Math.round(5_000 / speed) + "ms");
    environment.put("DIALER_FIRST_KEY_WITHIN", Math.round(120_000 / speed) + "ms");
    environment.put("DIALER_SPEECH_RATE", Double.toString(13 * speed));
    environment.put("MANGO_API_URL", emulator.apiUrl().toString());
    environment.put("MANGO_API_KEY", "demo-key");
    environment.put("MANGO_API_SALT", "demo-salt");
    environment.put("MANGO_EXTENSION", "20");
    environment.put("MANGO_LINE", "74950000001");
    environment.put("MANGO_IVR_LINE", "74950000002");
    environment.putAll(settings);
    Lab lab = new Lab(emulator, RunningDialer.start(environment), environment);
    lab.webhooksGoTo(lab.dialer);
    return lab;
  }

  /**
   * Starts another node beside the first; its caller closes it.
   *
   * @param different what differs from the first one's settings
   */
  public RunningDialer anotherNode(Map<String, String> different) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(different);
    return RunningDialer.start(all);
  }

  /** Has the PBX tell this node, and no other, from now on. */
  public void webhooksGoTo(RunningDialer node) {
    emulator.webhooks(URI.create(node.address() + "/mango"));
  }

  public RunningDialer dialer() {
    return dialer;
  }

  public MangoEmulator emulator() {
    return emulator;
  }

  /** Puts the sounds of every poll into the PBX's cabinet and has the service look there. */
  public void fillCabinet() throws Exception {
    for (JsonNode prompt : dialer.get("/module-dialer/v1/prompts").results()) {
      tellEmulator("audiofiles", "{\"name\":%s}".formatted(prompt.path("name")));
    }
    dialer.post("/module-dialer/v1/prompts/sync", "{}");
  }

  /** The PBX's own log: every call that it placed. */
  public List<JsonNode> callsPlaced() throws Exception {
    List<JsonNode> calls = new ArrayList<>();
    askEmulator("calls").path("calls").forEach(calls::add);
    return calls;
  }

  public JsonNode askEmulator(String path) throws Exception {
    return send(HttpRequest.newBuilder(emulator.controlUrl().resolve(path)));
  }

  public JsonNode tellEmulator(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(emulator.controlUrl().resolve(path))
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return json.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  /** Waits until the task has closed itself and all its changes are in the feed. */
  public JsonNode awaitClosed(String taskId) throws Exception {
    return awaitClosed(dialer, taskId);
  }

  /** The same, asking this node. */
  public static JsonNode awaitClosed(RunningDialer node, String taskId) throws Exception {
    await(
        "task " + taskId + " is closed",
        () -> {
          JsonNode task = node.get("/module-dialer/v1/task/" + taskId).data();
          return task.path("state").asText().equals("1");
        });
    return node.get("/module-dialer/v1/task/" + taskId).data();
  }

  /** Waits for something that real parts bring about in their own time. */
  public static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Override
  public void close() {
    dialer.close();
    emulator.close();
  }
}
