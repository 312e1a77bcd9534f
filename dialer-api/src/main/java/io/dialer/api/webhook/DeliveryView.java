package io.dialer.api.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dialer.core.webhook.DeliveryStore;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was not made yet, as clients read it.
 *
 * @param dueAt when it is tried next; null: never by itself
 * @param data the row as it is sent
 */
@JsonPropertyOrder({"id", "event", "state", "attempts", "dueAt", "error", "data"})
record DeliveryView(
    long id,
    String event,
    String state,
    int attempts,
    @Nullable String dueAt,
    @Nullable String error,
    @JsonRawValue String data) {

  static DeliveryView of(DeliveryStore.Listed delivery) {
    return new DeliveryView(
        delivery.id(),
        EventWord.of(delivery.event()),
        delivery.state().name().toLowerCase(Locale.ROOT),
        delivery.attempts(),
        delivery.dueAt() == null ? null : delivery.dueAt().toString(),
        delivery.error(),
        delivery.rowJson());
  }
}
