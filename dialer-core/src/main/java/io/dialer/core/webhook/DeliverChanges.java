package io.dialer.core.webhook;

import io.dialer.core.database.Plans;
import io.dialer.core.webhook.SettleDeliveries.Attempted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes deliveries, any number of nodes on one database. A delivery is claimed for a time, sent,
 * and marked. A node that dies between sending and marking leaves it to another, which sends it
 * again: a receiver gets every change at least once. A number's next change is not sent before its
 * last one was delivered or given up.
 *
 * <p>One thread calls {@link #runOnce}; outcomes may come on any.
 */
public final class DeliverChanges {
  /** How long a claim lasts. An attempt must take less. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  private final Jdbi jdbi;
  private final SendDelivery sender;
  private final DeliveryRules rules;
  private final Runnable onOutcome;
  private final InstantSource clock;
  private final SettleDeliveries settling;
  private final Map<Delivery, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
  private final Queue<Attempted> attempted = new ConcurrentLinkedQueue<>();

  /**
   * Deliveries of one node.
   *
   * @param onOutcome told when an attempt has ended and {@link #runOnce} should be called; it must
   *     not wait
   */
  public DeliverChanges(
      Jdbi jdbi,
      SendDelivery sender,
      DeliveryRules rules,
      Runnable onOutcome,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.sender = sender;
    this.rules = rules;
    this.onOutcome = onOutcome;
    this.clock = clock;
    this.settling = new SettleDeliveries(rules);
  }

  /**
   * Marks the attempts that have ended, and begins as many as fit.
   *
   * @return how many were begun
   */
  public int runOnce() {
    List<Attempted> ended = List.copyOf(attempted);
    if (ended.isEmpty() && underWay.size() >= rules.atOnce()) {
      return 0;
    }
    List<Delivery> claimed =
        jdbi.inTransaction(
            handle -> {
              settle(handle, ended);
              return claim(handle, ended);
            });
    forget(ended);
    claimed.forEach(this::send);
    return claimed.size();
  }

  /** Lets attempts under way end, for so long, and marks them. Nothing new is begun. */
  public void finish(Duration patience) {
    CompletableFuture<?> all =
        CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
    try {
      all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What is not marked is sent again when its claim has run out.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Attempted> ended = List.copyOf(attempted);
    jdbi.useTransaction(handle -> settle(handle, ended));
    forget(ended);
  }

  private void settle(Handle handle, List<Attempted> ended) {
    Plans.afresh(handle);
    if (!ended.isEmpty()) {
      settling.settle(handle, ended, clock.instant());
    }
  }

  private List<Delivery> claim(Handle handle, List<Attempted> ended) {
    Set<Delivery> sending = new HashSet<>(underWay.keySet());
    ended.forEach(done -> sending.remove(done.delivery()));
    Map<Long, Integer> busy = new TreeMap<>();
    sending.forEach(delivery -> busy.merge(delivery.webhookId(), 1, Integer::sum));
    Instant now = clock.instant();
    return handle
        .attach(DeliveryStore.class)
        .claim(
            busy.keySet().toArray(Long[]::new),
            busy.values().toArray(Integer[]::new),
            rules.atOnceEach(),
            ReceiverHealth.DOWN,
            rules.atOnce() - sending.size(),
            now,
            now.plus(LEASE));
  }

  private void forget(List<Attempted> ended) {
    ended.forEach(
        done -> {
          attempted.remove(done);
          underWay.remove(done.delivery());
        });
  }

  private void send(Delivery delivery) {
    CompletableFuture<DeliveryOutcome> outcome =
        sender
            .send(delivery)
            .exceptionally(e -> new DeliveryOutcome.Failed(e.getClass().getSimpleName()));
    underWay.put(
        delivery,
        outcome.thenAccept(
            known -> {
              attempted.add(new Attempted(delivery, known));
              onOutcome.run();
            }));
  }
}
