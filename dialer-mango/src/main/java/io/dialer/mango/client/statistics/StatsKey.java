package io.dialer.mango.client.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A report is being made.
 *
 * @param key fetches it once it is ready; it is kept for at least a minute
 */
public record StatsKey(
    @JsonProperty(required = true) String key,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
