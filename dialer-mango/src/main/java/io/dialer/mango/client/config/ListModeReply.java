package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which list callers are held against.
 *
 * @param active {@code black}: all but those on it may call; {@code white}: only those on it
 * @param more what else the reply holds
 */
public record ListModeReply(
    @Nullable String active, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
