package io.dialer.api.telephony;

import io.dialer.api.engine.Engine;
import io.dialer.api.engine.ManagedLoop;
import io.dialer.api.jobs.Jobs;
import io.dialer.core.audio.Prompt;
import io.dialer.core.dialing.Loop;
import io.dialer.core.telephony.Telephony;
import io.dialer.mango.MangoDirectory;
import io.dialer.mango.MangoPrompts;
import io.dialer.mango.MangoTelephony;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoPace;
import io.dialer.mango.client.MangoSignature;
import io.dialer.mango.webhook.ApplyInbox;
import io.dialer.mango.webhook.MangoInbox;
import io.dialer.mango.webhook.MangoWebhookResource;
import io.dropwizard.core.setup.Environment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MANGO OFFICE, put together by hand. */
public final class MangoPbx implements Pbx {
  private static final Logger LOG = LoggerFactory.getLogger(MangoPbx.class);
  private static final Duration SYNC_EVERY = Duration.ofMinutes(5);

  /** How long webhooks that were dealt with are kept, for looking into what happened. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final Duration APPLY_EVERY = Duration.ofMillis(200);

  private final Jdbi jdbi;
  private final MangoConfiguration configuration;
  private final InstantSource clock;
  private final MangoPrompts prompts;
  private final MangoDirectory directory;
  private final MangoTelephony telephony;

  public MangoPbx(Jdbi jdbi, MangoConfiguration configuration, InstantSource clock) {
    this.jdbi = jdbi;
    this.configuration = configuration;
    this.clock = clock;
    MangoPace pace = new MangoPace(jdbi, configuration.limits());
    MangoClient client = new MangoClient(configuration, pace);
    this.prompts = new MangoPrompts(jdbi, client, clock);
    this.directory = new MangoDirectory(jdbi, client, clock);
    this.telephony = new MangoTelephony(configuration, client, pace, prompts);
  }

  @Override
  public Telephony telephony() {
    return telephony;
  }

  @Override
  public Optional<Long> soundOf(Prompt prompt) {
    return prompts.audioId(prompt);
  }

  @Override
  public void syncSounds() throws CannotAsk {
    try {
      prompts.sync();
    } catch (MangoException e) {
      throw new CannotAsk("the PBX's cabinet could not be read: " + e.getMessage());
    }
  }

  @Override
  public void connect(Engine engine, Jobs jobs, Runnable onSounds, Environment environment) {
    ApplyInbox apply =
        new ApplyInbox(
            jdbi, configuration, engine.applyCallEvent()::apply, engine.liveCommands(), clock);
    Loop applying =
        new Loop(
            "applying-events",
            APPLY_EVERY,
            () -> {
              int applied = apply.applyDue();
              if (applied > 0) {
                engine.wake();
              }
              return applied;
            });
    MangoInbox inbox = new MangoInbox(jdbi, clock, applying::wake);
    environment.lifecycle().manage(new ManagedLoop(applying));
    environment
        .jersey()
        .register(
            new MangoWebhookResource(
                new MangoSignature(configuration.apiKey(), configuration.apiSalt()), inbox, clock));
    jobs.every(
            SYNC_EVERY,
            "sounds",
            () -> {
              syncSounds();
              onSounds.run();
            })
        .every(SYNC_EVERY, "directory", directory::sync)
        .every(Duration.ofDays(1), "old-webhooks", () -> inbox.forget(clock.instant().minus(KEPT)));
    LOG.info("The PBX is {}", configuration);
  }
}
