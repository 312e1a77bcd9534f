package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The product's lines.
 *
 * @param more what else the reply holds
 */
public record IncomingLinesReply(
    @JsonProperty(required = true) List<Line> lines,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One line.
   *
   * @param number a number, or a SIP address
   * @param name a SIP line's name, by which calls are made through it
   * @param comment somebody's remark in the cabinet
   * @param region {@code sip-uac} for an active SIP line, {@code sip} for a passive one, {@code
   *     toll-free} for 7800, else the number's region
   * @param schemaName the scheme that a call to the line goes through
   */
  public record Line(
      @Nullable Long lineId,
      @Nullable String number,
      @Nullable String name,
      @Nullable String comment,
      @Nullable String region,
      @Nullable Long schemaId,
      @Nullable String schemaName,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
