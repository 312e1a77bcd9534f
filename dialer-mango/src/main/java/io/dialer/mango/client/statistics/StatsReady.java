package io.dialer.mango.client.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The webhook {@code result/stats} (or {@code result/stat}, and {@code
 * result/stats_in_calls_service}): a report can be fetched (sections 3.3.3 and 3.3.4.2).
 *
 * @param requestId as it was given with the request
 */
public record StatsReady(
    @JsonProperty(required = true) String key,
    @Nullable String requestId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
