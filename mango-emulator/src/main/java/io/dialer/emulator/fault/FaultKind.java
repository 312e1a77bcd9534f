package io.dialer.emulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can go wrong on the wire. */
public enum FaultKind {
  /** A webhook is not sent. */
  @JsonProperty("lose")
  LOSE(true),
  /** A webhook is sent twice. */
  @JsonProperty("repeat")
  REPEAT(true),
  /** A webhook is sent later. */
  @JsonProperty("delay")
  DELAY(true),
  /** A webhook is sent after the one that follows it. */
  @JsonProperty("reorder")
  REORDER(true),
  /** A request is refused with the "Rate limit exceeded." of the 2021 document. */
  @JsonProperty("status_503")
  STATUS_503(false),
  /** A request is refused with the "Rate limit exceeded." of the 2026 document. */
  @JsonProperty("status_429")
  STATUS_429(false),
  /** A request is neither executed nor answered in time. */
  @JsonProperty("timeout_before")
  TIMEOUT_BEFORE(false),
  /** A request is executed, and not answered in time. */
  @JsonProperty("timeout_after")
  TIMEOUT_AFTER(false),
  /** The connection is cut before the request is executed. */
  @JsonProperty("cut_before")
  CUT_BEFORE(false),
  /** The request is executed and the connection is cut before the answer. */
  @JsonProperty("cut_after")
  CUT_AFTER(false);

  private final boolean ofWebhooks;

  FaultKind(boolean ofWebhooks) {
    this.ofWebhooks = ofWebhooks;
  }

  /** Whether it befalls webhooks, rather than requests. */
  public boolean ofWebhooks() {
    return ofWebhooks;
  }

  /** Whether a request that it befalls is executed all the same. */
  public boolean executes() {
    return this == TIMEOUT_AFTER || this == CUT_AFTER;
  }
}
