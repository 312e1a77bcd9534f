package io.dialer.core.outbound;

import static io.dialer.core.fixture.ListOfNumbers.aTask;

import io.dialer.core.audio.Prompts;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.campaign.Dialing;
import io.dialer.core.campaign.OutboundSettings;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryDialler;
import io.dialer.core.fixture.ListOfNumbers;
import io.dialer.core.fixture.NodeDied;
import io.dialer.core.fixture.TestEngine;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of the engine beside a PBX's own dialler that fails as told. */
abstract class OutboundBench {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final Logger LOG = LoggerFactory.getLogger(OutboundBench.class);
  static final long CAMPAIGN = 7;
  private static final Duration EVERY = Duration.ofSeconds(30);

  static final OutboundTimes TIMES = OutboundTimes.askingEvery(EVERY, ZoneId.of("Europe/Moscow"));

  final TestEngine engine = new TestEngine(DATABASE);
  final InMemoryDialler dialler = new InMemoryDialler();

  @BeforeEach
  void start() {
    campaign("ИО", null);
  }

  /** Saves the campaign, with operators of its own or the task's. */
  void campaign(String name, @Nullable String startDate, String... operators) {
    OutboundSettings settings =
        new OutboundSettings(
            List.of(operators),
            null,
            null,
            List.of(),
            startDate,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    engine.jdbi.useExtension(
        CampaignStore.class,
        campaigns ->
            campaigns.save(
                new Campaign(CAMPAIGN, name, Dialing.OUTBOUND, settings), engine.clock.instant()));
  }

  /** Rounds of a node that begins anew, as after a restart. */
  void rounds() {
    OutboundRound round =
        new OutboundRound(engine.jdbi, dialler, new Prompts(10), TIMES, engine.clock);
    int moved;
    do {
      moved = round.runOnce();
    } while (moved > 0);
  }

  void later() {
    engine.clock.pass(EVERY);
    rounds();
  }

  /** Another node goes on where one died. */
  static void survive(Runnable work) {
    try {
      work.run();
    } catch (NodeDied e) {
      LOG.info("a node died");
    }
  }

  void muchLater() {
    for (int i = 0; i < 50; i++) {
      later();
    }
  }

  ListOfNumbers task() {
    return aTask().numbered(1).underCampaign(CAMPAIGN).channels(1);
  }

  String states() {
    return engine.text("SELECT string_agg(state, ' ' ORDER BY id) FROM outbound_chunks");
  }

  long queued() {
    return engine.count("SELECT count(*) FROM numbers WHERE status = 'QUEUED'");
  }
}
