package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import org.jspecify.annotations.Nullable;

/**
 * What an employee calls through (sections 3.6.12 and 3.6.13). Null leaves a field as it is.
 *
 * @param lineId as {@code incominglines} lists it; not of region {@code sip}
 * @param trunkNumberId as {@code trunks/numbers} lists it, one that can call ({@code options} 4 or
 *     6)
 * @param outgoingline the line's number; only in a change
 */
public record Outgoing(
    @Nullable Long lineId, @Nullable Long trunkNumberId, @Nullable String outgoingline) {

  /** Fields that are malformed are refused with {@code InvalidRequest}. */
  public Outgoing {
    Check.of("member")
        .positive("line_id", lineId)
        .positive("trunk_number_id", trunkNumberId)
        .number("outgoingline", outgoingline);
  }
}
