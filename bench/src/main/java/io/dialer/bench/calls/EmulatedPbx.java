package io.dialer.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import io.dialer.emulator.wire.WireWatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The emulated PBX, in this process, without limits of its own. Its customers are quick, so that
 * the machine and not the length of calls is what limits; its menus wait for ever.
 */
final class EmulatedPbx implements AutoCloseable {

  /** Everybody answers, and presses 1 at every question. */
  static final String WILLING =
      """
      timing: {setupMs: [10, 30], switchMs: [10, 30], resultMs: [0, 20]}
      customers:
        outcomes: {answer: 100}
        ringMs: [50, 100]
        keys: {default: {"1": 100}}
        keyDelayMs: [50, 100]
        hangUpDuringPrompt: 0
      account:
        schemes: [{name: "По умолчанию", to: "300"}, {name: "IVR", waitMs: 3600000}]
      """;

  /** Everybody answers, and listens for an hour. */
  static final String LISTENING =
      """
      timing: {setupMs: [10, 30], switchMs: [10, 30], resultMs: [0, 20]}
      customers:
        outcomes: {answer: 100}
        ringMs: [50, 100]
        keys: {default: {none: 100}}
        hangUpDuringPrompt: 0
      prompts: {defaultMs: 3600000}
      account:
        schemes: [{name: "По умолчанию", to: "300"}, {name: "IVR", waitMs: 3600000}]
      """;

  private static final int ENDED_BY_COMMAND = 1181;

  private final MangoEmulator emulator;
  private final JsonHttp control;

  private EmulatedPbx(MangoEmulator emulator) {
    this.emulator = emulator;
    this.control = new JsonHttp(emulator.controlUrl());
  }

  static EmulatedPbx start(Path folder, String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yml"), scenario);
    return new EmulatedPbx(
        MangoEmulator.start(EmulatorOptions.defaults().withScenario(file).withLimits(false)));
  }

  /** The account, as the adapter's settings name it; none of its limits. */
  Map<String, String> account() {
    Map<String, String> account = new HashMap<>();
    account.put("MANGO_API_URL", emulator.apiUrl().toString());
    account.put("MANGO_API_KEY", "demo-key");
    account.put("MANGO_API_SALT", "demo-salt");
    account.put("MANGO_EXTENSION", "20");
    account.put("MANGO_LINE", "74950000001");
    account.put("MANGO_IVR_LINE", "74950000002");
    account.put("MANGO_LIMIT_ALL", "0");
    account.put("MANGO_LIMIT_CALLBACK", "0");
    account.put("MANGO_LIMIT_HANGUP", "0");
    account.put("MANGO_LIMIT_USERS", "0");
    account.put("MANGO_LIMIT_STATS_REQUEST", "0");
    return account;
  }

  /** Puts a sound into the cabinet; returns its id there. */
  long addSound(String name) throws IOException, InterruptedException {
    String sound = JsonHttp.JSON.createObjectNode().put("name", name).toString();
    return control.post("audiofiles", sound).path("id").asLong();
  }

  /** Forgets all calls, and tells of the next ones there. */
  void tell(URI webhooks) throws IOException, InterruptedException {
    control.post("reset", "");
    emulator.webhooks(webhooks);
  }

  void watch(WireWatch watch) {
    emulator.watch(watch);
  }

  JsonNode calls() throws IOException, InterruptedException {
    return control.get("calls").path("calls");
  }

  /** How many webhooks were sent since the last reset. */
  long webhooksSent() throws IOException, InterruptedException {
    return control.get("status").path("webhooksSent").asLong();
  }

  /**
   * Holds its own log against what was asked for.
   *
   * @throws IllegalStateException when a number was not called, or twice; when a question was not
   *     answered; when a call was not ended by a command; or when a webhook was not taken
   */
  void check(Campaign campaign) throws IOException, InterruptedException {
    Set<String> numbers = new HashSet<>();
    for (JsonNode call : calls()) {
      numbers.add(call.path("number").asText());
      hold(call.path("keys").size() == campaign.questions(), "other keys than asked for", call);
      hold(call.path("endCode").asInt() == ENDED_BY_COMMAND, "not ended by a command", call);
    }
    JsonNode status = control.get("status");
    hold(numbers.size() == campaign.calls(), numbers.size() + " numbers called", status);
    hold(status.path("callsPlaced").asInt() == campaign.calls(), "calls placed", status);
    hold(status.path("webhooksFailed").asInt() == 0, "webhooks failed", status);
  }

  private static void hold(boolean holds, String what, JsonNode where) {
    if (!holds) {
      throw new IllegalStateException(what + ": " + where);
    }
  }

  @Override
  public void close() {
    emulator.close();
  }
}
