package io.dialer.api.webhook;

import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;

/** Ids in addresses. */
final class WebhookId {
  /** No row has it. */
  private static final long NOBODY = -1L;

  private WebhookId() {}

  /** The id that was written; what cannot be one is nobody's. */
  static long of(String written) {
    return Fields.id(written).orElse(NOBODY);
  }

  static Refusal unknown(String id) {
    return Refusal.notFound("there is no webhook \"%s\"".formatted(Fields.shortened(id)));
  }
}
