package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An employee was created.
 *
 * @param userId which
 * @param more what else the reply holds
 */
public record MemberReply(
    // So it stands in the document's example.
    @JsonProperty(required = true) @JsonAlias("user_id ") Long userId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
