package io.dialer.core.webhook;

/** What became of an attempt. */
public sealed interface DeliveryOutcome {

  /** The receiver has it. */
  record Delivered() implements DeliveryOutcome {}

  /**
   * The receiver does not have it, as far as is known.
   *
   * @param why a short text without secrets
   */
  record Failed(String why) implements DeliveryOutcome {}
}
