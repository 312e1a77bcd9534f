package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemes that calls go through.
 *
 * @param more what else the reply holds
 */
public record SchemasReply(
    @JsonProperty(required = true) List<Schema> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One scheme.
   *
   * @param incominglines ids of its lines, as {@code incominglines} lists them
   * @param sipTrunksNumbers ids of its trunks' numbers, as {@code trunks/numbers} lists them; null
   *     unless they were asked for
   */
  public record Schema(
      @Nullable Long schemaId,
      @Nullable String name,
      @Nullable String description,
      @Nullable List<Long> incominglines,
      @Nullable List<Long> sipTrunksNumbers,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
