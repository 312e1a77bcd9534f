package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A SIP account was created.
 *
 * @param sipId which
 * @param more what else the reply holds
 */
public record SipReply(
    @JsonProperty(required = true) Long sipId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
