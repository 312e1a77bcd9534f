package io.dialer.api.webhook;

import io.dialer.core.webhook.Delivery;

/** What a delivery tells of, in the receivers' words. */
final class EventWord {

  private EventWord() {}

  static String of(Delivery.Event event) {
    return switch (event) {
      case RESULT -> "result";
      case POLLING_RESULT -> "polling-result";
    };
  }
}
