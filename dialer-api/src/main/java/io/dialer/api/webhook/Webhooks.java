package io.dialer.api.webhook;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.result.ResultJson;
import io.dialer.api.settings.WebhookSettings;
import io.dialer.core.dialing.Loop;
import io.dialer.core.webhook.DeliverChanges;
import io.dialer.core.webhook.Delivery;
import io.dialer.core.webhook.DeliveryOutcome;
import io.dialer.core.webhook.DeliveryRules;
import io.dialer.core.webhook.DeliveryStore;
import io.dialer.core.webhook.GatherChanges;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;

/** What sends changes to webhooks on one node: its parts and the loops that drive them. */
public final class Webhooks implements Managed {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final HttpDeliveries http;
  private final Duration timeLimit;
  private final DeliverChanges deliver;
  private final GatherChanges gather;
  private final Loop gathering;
  private final Loop delivering;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();

  public Webhooks(Jdbi jdbi, ObjectMapper json, WebhookSettings settings, InstantSource clock) {
    DeliveryRules rules = settings.rules();
    this.jdbi = jdbi;
    timeLimit = settings.timeLimit();
    http = new HttpDeliveries(settings.connectTimeout(), timeLimit, clock);
    gather = new GatherChanges(jdbi, new ResultJson(json), rules, clock);
    deliver = new DeliverChanges(jdbi, this::send, rules, this::attemptEnded, clock);
    gathering = new Loop("webhook-gathering", LOOK_EVERY, this::gather);
    delivering = new Loop("webhook-delivering", LOOK_EVERY, deliver::runOnce);
  }

  /** The feed has gone on: there may be something to gather. */
  public void gatherSoon() {
    gathering.wake();
  }

  /** Webhooks or deliveries were changed: there may be something to gather or to deliver. */
  public void wake() {
    gathering.wake();
    delivering.wake();
  }

  private int gather() {
    int gathered = gather.runOnce();
    if (gathered > 0) {
      delivering.wake();
    }
    return gathered;
  }

  private void attemptEnded() {
    delivering.wake();
  }

  private CompletableFuture<DeliveryOutcome> send(Delivery delivery) {
    return http.send(delivery).whenComplete((outcome, failure) -> count(outcome));
  }

  private void count(DeliveryOutcome outcome) {
    if (outcome instanceof DeliveryOutcome.Delivered) {
      delivered.increment();
    } else {
      failed.increment();
    }
  }

  /** Shows how deliveries go. */
  public void register(MetricRegistry metrics) {
    gauge(metrics, "delivered", delivered::sum);
    gauge(metrics, "failed", failed::sum);
    gauge(
        metrics, "waiting", () -> jdbi.withExtension(DeliveryStore.class, DeliveryStore::waiting));
    gauge(metrics, "dead", () -> jdbi.withExtension(DeliveryStore.class, DeliveryStore::dead));
  }

  private static void gauge(MetricRegistry metrics, String name, Gauge<Number> gauge) {
    metrics.register("dialer.webhooks." + name, gauge);
  }

  @Override
  public void start() {
    gathering.start();
    delivering.start();
  }

  /** What is being sent is let end, and marked; what waits is left to other nodes. */
  @Override
  public void stop() {
    gathering.close();
    delivering.close();
    deliver.finish(timeLimit);
  }
}
