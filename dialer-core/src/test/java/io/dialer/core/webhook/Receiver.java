package io.dialer.core.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Receivers within the test: what they were sent, in order, and what they answer. */
final class Receiver implements SendDelivery {
  static final DeliveryOutcome TAKEN = new DeliveryOutcome.Delivered();
  static final DeliveryOutcome REFUSED = new DeliveryOutcome.Failed("HTTP 500");

  private final List<Delivery> sent = new ArrayList<>();
  private Function<Delivery, CompletableFuture<DeliveryOutcome>> answer = answering(d -> TAKEN);

  private static Function<Delivery, CompletableFuture<DeliveryOutcome>> answering(
      Function<Delivery, DeliveryOutcome> outcome) {
    return delivery -> CompletableFuture.completedFuture(outcome.apply(delivery));
  }

  void answers(Function<Delivery, DeliveryOutcome> outcome) {
    answer = answering(outcome);
  }

  /** Takes what it is sent, but nobody hears of that. */
  void isCutOff() {
    answer = delivery -> new CompletableFuture<>();
  }

  @Override
  public synchronized CompletableFuture<DeliveryOutcome> send(Delivery delivery) {
    sent.add(delivery);
    return answer.apply(delivery);
  }

  /** The rows that were sent, in order. */
  synchronized List<String> rows() {
    return sent.stream().map(Delivery::rowJson).toList();
  }

  synchronized List<Delivery> sent() {
    return List.copyOf(sent);
  }

  synchronized void forget() {
    sent.clear();
  }
}
