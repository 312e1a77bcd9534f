package io.dialer.mango.client;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.audio.Prompts;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.campaign.Dialing;
import io.dialer.core.campaign.OutboundSettings;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.outbound.OutboundRound;
import io.dialer.core.outbound.OutboundTimes;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.mango.FakeMango;
import io.dialer.mango.MangoOutboundCampaigns;
import io.dialer.mango.MangoPrompts;
import io.dialer.mango.client.commands.CallbackRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * After a malformed request no campaign is made, whichever task wants one, until it is forgiven.
 */
class OutboundCircuitTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private static final String MALFORMED = "{\"result\":3100}";
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final TestEngine engine = new TestEngine(DATABASE);
  private MangoClient client;
  private OutboundRound round;

  @BeforeEach
  void connect() {
    MangoPace pace =
        new MangoPace(engine.jdbi, new MangoLimits(Map.of()), engine.clock::pass, engine.clock);
    client = new MangoClient(mango.configuration(), pace);
    MangoPrompts prompts = new MangoPrompts(DATABASE.jdbi(), client, engine.clock);
    round =
        new OutboundRound(
            engine.jdbi,
            new MangoOutboundCampaigns(mango.configuration(), client, prompts, engine.clock),
            new Prompts(10),
            OutboundTimes.askingEvery(EVERY, ZoneId.of("Europe/Moscow")),
            engine.clock);
    mango.answer(
        "incominglines",
        "{\"result\":1000,\"lines\":[{\"line_id\":300,\"number\":\"74951234567\"}]}");
    mango.answer(
        "config/users/request",
        """
        {"users":[{"general":{"user_id":9001},"telephony":{"extension":"101"}},
                  {"general":{"user_id":9002},"telephony":{"extension":"102"}}]}
        """);
    mango.answer("campaign/get_list", "{\"result\":1000,\"campaigns\":[]}");
    mango.answer("campaign/add", MALFORMED);
    saveCampaign();
  }

  private void saveCampaign() {
    OutboundSettings settings =
        new OutboundSettings(
            List.of(), null, null, List.of(), null, null, null, null, null, null, null, null, null);
    engine.jdbi.useExtension(
        CampaignStore.class,
        campaigns ->
            campaigns.save(
                new Campaign(7, "ИО", Dialing.OUTBOUND, settings), engine.clock.instant()));
  }

  private void rounds() {
    while (round.runOnce() > 0) {
      // Until nothing moves any more.
    }
  }

  /** So many rounds, half a minute apart. */
  private void later(int times) {
    for (int i = 0; i < times; i++) {
      engine.clock.pass(EVERY);
      rounds();
    }
  }

  private long made() {
    return mango.sent().stream().filter(s -> s.path().endsWith("campaign/add")).count();
  }

  private static void task(TestEngine engine, int id, String agent, String number) {
    aTask()
        .numbered(id)
        .underCampaign(7)
        .toAgent(agent)
        .withNumbers(number)
        .save(engine.createTask);
  }

  @Test
  void ofTwoTasksThatArePlannedTogetherTheSecondWaits() {
    task(engine, 1, "101", "74951234501");
    task(engine, 2, "102", "74951234502");
    rounds();
    assertThat(made()).isOne();
    assertThat(engine.text("SELECT string_agg(state, ' ' ORDER BY id) FROM outbound_chunks"))
        .isEqualTo("GONE PLANNED");
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE status = 'QUEUED'")).isEqualTo(2);

    later(3);
    assertThat(made()).isOne();
    mango.answer("campaign/add", "{\"result\":1000,\"campaign_id\":17775}");
    later(1);
    assertThat(made()).isEqualTo(2);
    assertThat(engine.text("SELECT state FROM outbound_chunks WHERE task_id = 2"))
        .isEqualTo("COUNTING");
    assertThat(engine.text("SELECT waiting_for FROM tasks WHERE id = 1")).contains("3100");
  }

  @Test
  void whatIsSavedRightAfterARefusalIsAskedForOnlyWhenItIsForgiven() {
    task(engine, 1, "101", "74951234501");
    rounds();
    anEdit().numbered(1).toAgent("102").save(engine.createTask);
    rounds();
    saveCampaign();
    later(3);
    assertThat(made()).isOne();
    assertThat(engine.text("SELECT waiting_for FROM tasks")).isEqualTo("none");
    later(1);
    assertThat(made()).isEqualTo(2);
  }

  @Test
  void aMalformedCallbackHoldsCampaignsBackToo() {
    mango.answer("commands/callback", MALFORMED);
    assertThat(
            client.send(
                new CallbackRequest(
                    "c-1", new CallbackRequest.From("101", "79260000001"), "102", null)))
        .isInstanceOf(Rejected.class);
    task(engine, 1, "101", "74951234501");
    rounds();
    later(3);
    assertThat(made()).isZero();
    mango.answer("campaign/add", "{\"result\":1000,\"campaign_id\":17775}");
    later(1);
    assertThat(made()).isOne();
  }
}
