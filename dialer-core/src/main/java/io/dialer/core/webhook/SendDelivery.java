package io.dialer.core.webhook;

import java.util.concurrent.CompletableFuture;

/** Brings deliveries to their receivers. */
public interface SendDelivery {

  /**
   * Begins an attempt. Whatever goes wrong is an outcome, never thrown.
   *
   * @return its outcome, within {@link DeliverChanges#LEASE} at the latest
   */
  CompletableFuture<DeliveryOutcome> send(Delivery delivery);
}
