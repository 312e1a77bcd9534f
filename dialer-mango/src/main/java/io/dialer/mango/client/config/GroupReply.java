package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group was created or changed.
 *
 * @param groupId which; the reply to a change may leave it out
 * @param more what else the reply holds
 */
public record GroupReply(
    @Nullable Long groupId, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
