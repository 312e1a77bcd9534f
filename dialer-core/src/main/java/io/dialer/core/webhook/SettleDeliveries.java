package io.dialer.core.webhook;

import io.dialer.core.webhook.ReceiverHealth.News;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks what became of attempts. */
final class SettleDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(SettleDeliveries.class);

  private final DeliveryRules rules;
  private final ReceiverHealth health;

  /** A delivery and what became of its attempt. */
  record Attempted(Delivery delivery, DeliveryOutcome outcome) {

    boolean failed() {
      return outcome instanceof DeliveryOutcome.Failed;
    }
  }

  SettleDeliveries(DeliveryRules rules) {
    this.rules = rules;
    this.health = new ReceiverHealth(rules.firstPause());
  }

  /** Marks them, in the caller's transaction. */
  void settle(Handle handle, List<Attempted> attempted, Instant now) {
    // The webhooks' rows are locked before those of their deliveries, and in one order: nodes that
    // settle at the same time wait for each other, and never in a circle.
    Map<Long, News> news = new TreeMap<>();
    for (Attempted each : attempted) {
      News before = news.getOrDefault(each.delivery().webhookId(), new News(0, 0, null));
      news.put(each.delivery().webhookId(), before.and(each.outcome()));
    }
    news.forEach((id, of) -> health.note(handle, id, of, now));
    DeliveryStore deliveries = handle.attach(DeliveryStore.class);
    delivered(deliveries, attempted.stream().filter(each -> !each.failed()).toList());
    failed(deliveries, attempted.stream().filter(Attempted::failed).toList(), now);
  }

  private static void delivered(DeliveryStore deliveries, List<Attempted> done) {
    if (!done.isEmpty()) {
      deliveries.delivered(ids(done), attempts(done));
    }
  }

  private void failed(DeliveryStore deliveries, List<Attempted> failed, Instant now) {
    if (failed.isEmpty()) {
      return;
    }
    Long[] pauses = failed.stream().map(this::pause).toArray(Long[]::new);
    String[] errors = failed.stream().map(SettleDeliveries::why).toArray(String[]::new);
    deliveries.failed(ids(failed), attempts(failed), pauses, errors, now);
    failed.stream().map(Attempted::delivery).filter(this::isLastTry).forEach(this::tellGivenUp);
  }

  private boolean isLastTry(Delivery delivery) {
    return rules.pauseAfter(delivery.tries(), 0).isEmpty();
  }

  private @Nullable Long pause(Attempted failed) {
    double chance = ThreadLocalRandom.current().nextDouble();
    return rules.pauseAfter(failed.delivery().tries(), chance).map(Duration::toMillis).orElse(null);
  }

  private void tellGivenUp(Delivery delivery) {
    LOG.warn(
        "delivery {} of webhook {} is given up after {} attempts; it is kept and can be replayed",
        delivery.id(),
        delivery.webhookId(),
        delivery.attempt());
  }

  private static String why(Attempted failed) {
    return failed.outcome() instanceof DeliveryOutcome.Failed failure ? failure.why() : "";
  }

  private static Long[] ids(List<Attempted> attempted) {
    return attempted.stream().map(each -> each.delivery().id()).toArray(Long[]::new);
  }

  private static Integer[] attempts(List<Attempted> attempted) {
    return attempted.stream().map(each -> each.delivery().attempt()).toArray(Integer[]::new);
  }
}
