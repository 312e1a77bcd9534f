package io.dialer.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.campaign.Dialing;
import io.dialer.core.campaign.OutboundSettings;
import io.dialer.core.campaign.OutboundSettings.PerReason;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.ListOfNumbers;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.outbound.OutboundRound;
import io.dialer.core.outbound.OutboundTimes;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import io.dialer.mango.MangoOutboundCampaigns;
import io.dialer.mango.MangoPrompts;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two thousand numbers through the emulated contact centre, by nodes that die all the time. */
class OutboundRunTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int NUMBERS = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SCENARIO =
      """
      customers:
        outcomes: {answer: 60, busy: 15, no_answer: 15, unavailable: 5, wrong_number: 5}
        ringMs: [1000, 3000]
        failMs: [200, 500]
        keys: {default: {"1": 60, none: 40}}
        keyDelayMs: [500, 1000]
        hangUpDuringPrompt: 0
      """;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void everyNumberIsRungFromOneStartedCampaignWhereverNodesDie() throws Exception {
    TestEngine engine = new TestEngine(DATABASE);
    try (MangoEmulator emulator = emulator()) {
      prepare(engine, emulator);
      MortalDialler mortal =
          new MortalDialler()
              .dyingAfter("create", 1)
              .dyingAfter("lists", 3)
              .dyingAfter("fill", 1)
              .dyingAfter("status", 2)
              .dyingAfter("start", 1)
              .dyingAfter("report", 2)
              .dyingAfter("delete", 1);
      OutboundDialler dialler = dialler(emulator);
      runUntilDone(engine, mortal.over(dialler));

      assertThat(mortal.died()).isEqualTo(11);
      assertThat(dialler.lists()).isEmpty();
      assertThat(engine.count("SELECT count(*) FROM numbers WHERE status = 'FINISHED'"))
          .isEqualTo(NUMBERS);
      assertThat(engine.count("SELECT count(*) FROM calls WHERE ended_at IS NULL")).isZero();
      assertThat(engine.count("SELECT count(*) FROM calls")).isEqualTo(NUMBERS);
      assertTheTruth(engine, ask(emulator, "campaigns", null).path("campaigns"));
    }
  }

  private static MangoEmulator emulator() throws Exception {
    Path file = Files.createTempFile("scenario-", ".yml");
    Files.writeString(file, SCENARIO);
    return MangoEmulator.start(
        EmulatorOptions.defaults().withScenario(file).withSpeed(200).withLimits(false));
  }

  private void prepare(TestEngine engine, MangoEmulator emulator) throws Exception {
    Prompt asked = Prompt.ofText("Are you fine? (20 c.)", "en-US");
    ask(emulator, "audiofiles", "{\"name\":\"%s\"}".formatted(asked.name()));
    OutboundSettings settings =
        new OutboundSettings(
            List.of(),
            null,
            null,
            List.of(),
            null,
            null,
            new PerReason(3, 1, 1),
            new PerReason(60, null, 0),
            null,
            new BigDecimal(5),
            null,
            null,
            null);
    engine.jdbi.useExtension(
        CampaignStore.class,
        campaigns ->
            campaigns.save(
                new Campaign(7, "ИО", Dialing.OUTBOUND, settings), engine.clock.instant()));
    engine.poll("p", Polls.survey());
    ListOfNumbers.aTask()
        .toPoll("p")
        .underCampaign(7)
        .withNumbersFrom(79001000000L, NUMBERS)
        .save(engine.createTask);
  }

  private OutboundDialler dialler(MangoEmulator emulator) throws Exception {
    MangoConfiguration configuration =
        json.readValue(
            """
            {"apiUrl":"%s","apiKey":"demo-key","apiSalt":"demo-salt","extension":"20",
             "line":"74950000001","ivrLine":"74950000002"}
            """
                .formatted(emulator.apiUrl()),
            MangoConfiguration.class);
    MangoClient client = new MangoClient(configuration, (limit, live) -> true);
    InstantSource clock = InstantSource.system();
    MangoPrompts prompts = new MangoPrompts(DATABASE.jdbi(), client, clock);
    prompts.sync();
    return new MangoOutboundCampaigns(configuration, client, prompts, clock);
  }

  /** Whenever a node dies, another begins with nothing but the database. */
  private static void runUntilDone(TestEngine engine, OutboundDialler dialler) {
    OutboundTimes times =
        new OutboundTimes(
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(20),
            Duration.ofHours(1),
            ZoneId.of("Europe/Moscow"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (engine.count("SELECT count(*) FROM numbers WHERE status <> 'FINISHED'") > 0
        || engine.count("SELECT count(*) FROM outbound_chunks WHERE state <> 'GONE'") > 0) {
      assertThat(System.nanoTime())
          .as("chunks: " + engine.text("SELECT string_agg(state, ' ') FROM outbound_chunks"))
          .isLessThan(end);
      OutboundRound node =
          new OutboundRound(engine.jdbi, dialler, new Prompts(10), times, InstantSource.system());
      try {
        if (node.runOnce() == 0) {
          LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
      } catch (MortalDialler.NodeDied e) {
        // the next one goes on
      }
    }
  }

  /** What the PBX itself knows of every campaign it ever had. */
  private static void assertTheTruth(TestEngine engine, JsonNode campaigns) {
    Map<String, Integer> started = new HashMap<>();
    int answered = 0;
    for (JsonNode campaign : campaigns) {
      boolean wasStarted = !campaign.path("startedAt").isNull();
      for (JsonNode task : campaign.path("tasks")) {
        int rang = task.path("callsPlaced").asInt();
        String number = task.path("number").asText();
        if (wasStarted) {
          started.merge(number, 1, Integer::sum);
          answered += task.path("digits").isEmpty() ? 0 : 1;
          assertThat(rang).as(number).isBetween(1, 3);
          assertThat(engine.count("SELECT count_try FROM numbers WHERE phone = ?", number))
              .as(number)
              .isEqualTo(rang);
        } else {
          assertThat(rang).as("a campaign that was never started calls nobody").isZero();
        }
      }
    }
    assertThat(campaigns.size()).isGreaterThan(1);
    assertThat(started).hasSize(NUMBERS);
    assertThat(started.values()).containsOnly(1);
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE result = 'SUCCESS_POLLING'"))
        .isEqualTo(answered)
        .isPositive();
    assertThat(engine.count("SELECT count(*) FROM polling_results")).isEqualTo(answered);
  }

  private JsonNode ask(
      MangoEmulator emulator, String path, @org.jspecify.annotations.Nullable String body)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(emulator.controlUrl().resolve(path));
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    return json.readTree(
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
  }
}
