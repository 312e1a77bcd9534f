package io.dialer.api.telephony;

import com.codahale.metrics.Gauge;
import io.dialer.api.engine.Engine;
import io.dialer.api.engine.ManagedLoop;
import io.dialer.api.inbox.InboxResource;
import io.dialer.api.jobs.Jobs;
import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.CallTimes;
import io.dialer.core.call.Reconcile;
import io.dialer.core.dialing.Loop;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.Telephony;
import io.dialer.mango.MangoCallRecords;
import io.dialer.mango.MangoDirectory;
import io.dialer.mango.MangoMoments;
import io.dialer.mango.MangoOutboundCampaigns;
import io.dialer.mango.MangoPreflight;
import io.dialer.mango.MangoPresence;
import io.dialer.mango.MangoPrompts;
import io.dialer.mango.MangoTelephony;
import io.dialer.mango.PromptCheck;
import io.dialer.mango.TestCall;
import io.dialer.mango.WebhookCheck;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoPace;
import io.dialer.mango.client.MangoSignature;
import io.dialer.mango.client.PaceStatus;
import io.dialer.mango.client.Waiter;
import io.dialer.mango.webhook.ApplyInbox;
import io.dialer.mango.webhook.InboxRetention;
import io.dialer.mango.webhook.KeptWebhooks;
import io.dialer.mango.webhook.MangoInbox;
import io.dialer.mango.webhook.MangoWebhookResource;
import io.dropwizard.core.setup.Environment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MANGO OFFICE, put together by hand. */
public final class MangoPbx implements Pbx {
  private static final Logger LOG = LoggerFactory.getLogger(MangoPbx.class);
  private static final Duration SYNC_EVERY = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private static final Duration KEEP_EVERY = Duration.ofHours(1);
  private static final Duration APPLY_EVERY = Duration.ofMillis(200);

  /** Webhooks that come within a moment are applied together; a key waits for that at most. */
  private static final Duration APPLY_GATHERS = Duration.ofMillis(5);

  /** How soon a node looks whether another one still applies webhooks. */
  private static final Duration APPLY_ELSEWHERE = Duration.ofMillis(25);

  private final Jdbi jdbi;
  private final MangoConfiguration configuration;
  private final InstantSource clock;
  private final MangoPrompts prompts;
  private final MangoDirectory directory;
  private final MangoTelephony telephony;
  private final MangoOutboundCampaigns outboundCampaigns;
  private final MangoPace pace;
  private final MangoPresence presence;
  private final MangoCallRecords records;
  private final MangoMoments moments;
  private final MangoInbox inbox;
  private final KeptWebhooks kept;
  private final MangoPreflight preflight;
  private final SenderFilter senders;
  private final MangoWebhookResource webhooks;
  private volatile Runnable onWebhook = () -> {};

  /**
   * @param spoken what polls say, for the check whether the cabinet has it all
   */
  public MangoPbx(
      Jdbi jdbi, MangoConfiguration configuration, Prompts spoken, InstantSource clock) {
    this.jdbi = jdbi;
    this.configuration = configuration;
    this.clock = clock;
    this.pace = new MangoPace(jdbi, configuration.limits());
    MangoClient client = new MangoClient(configuration, pace);
    this.prompts = new MangoPrompts(jdbi, client, clock);
    this.directory = new MangoDirectory(jdbi, client, clock);
    this.telephony = new MangoTelephony(configuration, client, pace, prompts);
    this.outboundCampaigns = new MangoOutboundCampaigns(configuration, client, prompts, clock);
    this.presence = new MangoPresence(jdbi, client, clock);
    this.records = new MangoCallRecords(configuration, client, Waiter.sleeping(), clock);
    this.moments = jdbi.onDemand(MangoMoments.class);
    this.inbox = new MangoInbox(jdbi, clock, () -> onWebhook.run());
    this.kept = jdbi.onDemand(KeptWebhooks.class);
    this.webhooks =
        new MangoWebhookResource(
            new MangoSignature(configuration.apiKey(), configuration.apiSalt()),
            inbox::store,
            moments,
            clock);
    this.senders = new SenderFilter(configuration.webhooks(), clock);
    this.preflight =
        new MangoPreflight(
            configuration,
            client,
            new PromptCheck(jdbi, spoken, prompts),
            new WebhookCheck(jdbi, inbox, clock),
            clock);
  }

  /** Checks the account by questions alone. */
  public MangoPreflight preflight() {
    return preflight;
  }

  /** Can ring one number, for a check. */
  public TestCall testCall() {
    return new TestCall(telephony, inbox, Waiter.sleeping(), clock);
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
      moments.happened(MangoMoments.SOUNDS, clock.instant());
    } catch (MangoException e) {
      throw new CannotAsk("the PBX's cabinet could not be read: " + e.getMessage());
    }
  }

  @Override
  public Optional<OutboundDialler> outboundDialler() {
    return Optional.of(outboundCampaigns);
  }

  @Override
  public Optional<CallRecords> callRecords() {
    return Optional.of(records);
  }

  @Override
  public PbxStatus status() {
    PaceStatus stands = pace.status();
    return new PbxStatus(
        Map.of(
            "extension", configuration.extension(),
            "line", configuration.line(),
            "ivrLine", configuration.ivrLine()),
        Arrays.stream(MangoLimit.values()).map(limit -> limit(limit, stands)).toList(),
        newCalls(stands),
        new PbxStatus.Webhooks(
            PbxStatus.text(moments.last(MangoMoments.PING)),
            PbxStatus.text(inbox.lastReceived()),
            PbxStatus.text(inbox.oldestWaiting()),
            inbox.waiting(),
            kept.failed(),
            senders.refused(),
            webhooks.refused()),
        synced());
  }

  private static PbxStatus.Limit limit(MangoLimit limit, PaceStatus stands) {
    return new PbxStatus.Limit(
        limit.title(),
        stands.limits().perSecond().getOrDefault(limit, 0.0),
        stands.queues().getOrDefault(limit.title(), Duration.ZERO));
  }

  private static PbxStatus.NewCalls newCalls(PaceStatus stands) {
    Duration held = stands.heldFor();
    return new PbxStatus.NewCalls(held.isZero(), held.toSeconds(), stands.heldBecause());
  }

  private Map<String, @Nullable String> synced() {
    Map<String, @Nullable String> synced = new LinkedHashMap<>();
    for (String what :
        List.of(MangoMoments.SOUNDS, MangoMoments.DIRECTORY, MangoMoments.PRESENCE)) {
      synced.put(what, PbxStatus.text(moments.last(what)));
    }
    return synced;
  }

  @Override
  public void connect(Engine engine, Jobs jobs, Runnable onSounds, Environment environment) {
    prompts.whenLost(onSounds);
    ApplyInbox apply =
        new ApplyInbox(
            jdbi, configuration, engine.applyCallEvent()::applyAll, engine.liveCommands(), clock);
    Loop applying =
        new Loop("applying-events", () -> applyDue(apply, engine)).gathering(APPLY_GATHERS);
    onWebhook =
        () -> {
          if (!apply.isLeftToAnother()) {
            applying.wake();
          }
        };
    environment.lifecycle().manage(new ManagedLoop(applying));
    environment.jersey().register(webhooks);
    environment.jersey().register(senders);
    environment.jersey().register(new InboxResource(kept, applying::wake, clock));
    gauge(environment, "dialer.inbox.waiting", inbox::waiting);
    gauge(environment, "dialer.inbox.failed", kept::failed);
    environment.healthChecks().register("mango", new MangoHealth(preflight, clock));
    plan(jobs, onSounds);
    planReconciliation(jobs, engine);
    LOG.info("The PBX is {}", configuration);
  }

  private static void gauge(Environment environment, String name, Gauge<Long> gauge) {
    environment.metrics().register(name, gauge);
  }

  private static Duration applyDue(ApplyInbox apply, Engine engine) {
    int applied = apply.applyDue();
    if (applied > 0) {
      engine.wake();
    }
    if (apply.isLeftToAnother()) {
      return APPLY_ELSEWHERE;
    }
    if (applied >= ApplyInbox.BATCH) {
      return Duration.ZERO;
    }
    // What was applied may have made others due.
    return applied > 0 ? APPLY_GATHERS : APPLY_EVERY;
  }

  /** Fifteen looks at least for every call that is looked up. */
  private void planReconciliation(Jobs jobs, Engine engine) {
    CallTimes times = engine.times();
    Reconcile reconcile = new Reconcile(jdbi, records, times, engine.counters(), clock);
    jobs.every(times.lookUpAtMost().dividedBy(15), "reconciliation", reconcile::runOnce);
  }

  private void plan(Jobs jobs, Runnable onSounds) {
    jobs.every(
            SYNC_EVERY,
            "sounds",
            () -> {
              syncSounds();
              onSounds.run();
            })
        .every(SYNC_EVERY, "directory", this::syncDirectory)
        .every(LOOK_EVERY, "presence", presence::look)
        .every(KEEP_EVERY, "days-of-webhooks", keepInOrder()::runOnce);
  }

  private InboxRetention keepInOrder() {
    Duration days = Duration.ofDays(configuration.webhooks().keptDays());
    return new InboxRetention(jdbi, days, Waiter.sleeping()::await, clock);
  }

  private void syncDirectory() throws MangoException {
    directory.sync();
    moments.happened(MangoMoments.DIRECTORY, clock.instant());
  }
}
