package io.dialer.mango;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.audio.Prompt;
import io.dialer.core.call.Applied;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.Telephony;
import io.dialer.core.telephony.TelephonyContract;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoPace;
import io.dialer.mango.client.MangoSignature;
import io.dialer.mango.webhook.ApplyInbox;
import io.dialer.mango.webhook.MangoInbox;
import io.dialer.mango.webhook.MangoWebhookResource;
import io.dialer.mango.webhook.Sinks;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The adapter keeps the port's contract, over the emulated PBX and real HTTP both ways. */
class MangoTelephonyContractTest extends TelephonyContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<Customer, String> PHONES =
      Map.of(
          Customer.ANSWERS, "79160000001",
          Customer.IS_BUSY, "79160000002",
          Customer.DOES_NOT_ANSWER, "79160000003",
          Customer.DOES_NOT_EXIST, "79160000004");

  private static final String SCENARIO =
      """
      customers: {hangUpDuringPrompt: 0}
      operators: {outcomes: {answer: 1}}
      numbers:
        "79160000001": {behaviour: answer, keys: ["1"]}
        "79160000002": {behaviour: busy}
        "79160000003": {behaviour: no_answer}
        "79160000004": {behaviour: wrong_number}
      """;

  private final List<CallEvent> told = Collections.synchronizedList(new ArrayList<>());
  private MangoEmulator emulator;
  private MangoTelephony telephony;
  private MangoInbox inbox;
  private TestServer webhooks;
  private ApplyInbox apply;

  @BeforeEach
  void connect() throws Exception {
    DATABASE.clear();
    Path scenario = Files.writeString(Files.createTempFile("scenario-", ".yml"), SCENARIO);
    emulator =
        MangoEmulator.start(
            EmulatorOptions.defaults().withScenario(scenario).withSpeed(50).withLimits(false));
    MangoConfiguration configuration = configuration(emulator.apiUrl());
    InstantSource clock = InstantSource.system();
    MangoPace pace = new MangoPace(DATABASE.jdbi(), configuration.limits());
    MangoClient client = new MangoClient(configuration, pace);
    MangoPrompts prompts = new MangoPrompts(DATABASE.jdbi(), client, clock);
    prompts.sync();
    telephony = new MangoTelephony(configuration, client, pace, prompts);
    apply =
        new ApplyInbox(
            DATABASE.jdbi(),
            configuration,
            Sinks.each(
                (handle, event) -> {
                  told.add(event);
                  return new Applied(Applied.Verdict.APPLIED, List.of());
                }),
            commands -> {},
            clock);
    inbox = new MangoInbox(DATABASE.jdbi(), clock, () -> {});
    webhooks =
        TestServer.of(
            new MangoWebhookResource(
                new MangoSignature(configuration.apiKey(), configuration.apiSalt()),
                inbox::store,
                DATABASE.jdbi().onDemand(MangoMoments.class),
                clock));
    emulator.webhooks(webhooks.mango(""));
  }

  @AfterEach
  void disconnect() throws Exception {
    emulator.close();
    webhooks.stop();
  }

  private static MangoConfiguration configuration(URI api) {
    Map<String, Object> settings =
        Map.of(
            "apiUrl", api.toString(),
            "apiKey", "demo-key",
            "apiSalt", "demo-salt",
            "extension", "20",
            "line", "74950000001",
            "ivrLine", "74950000002",
            "limits", Map.of("all", 0, "callback", 0, "call/hangup", 0, "route", 0));
    return new ObjectMapper().convertValue(settings, MangoConfiguration.class);
  }

  @Override
  protected Telephony telephony() {
    return telephony;
  }

  @Override
  protected String phoneOf(Customer customer) {
    return Objects.requireNonNull(PHONES.get(customer));
  }

  @Override
  protected String employee() {
    return "10";
  }

  @Override
  protected String group() {
    return "300";
  }

  @Override
  protected Prompt prompt() {
    return new Prompt("Abandoned");
  }

  @Override
  protected List<CallEvent> told() {
    apply.applyDue(Instant.now());
    return List.copyOf(told);
  }

  @Override
  protected void takePbxAway() {
    emulator.close();
  }
}
