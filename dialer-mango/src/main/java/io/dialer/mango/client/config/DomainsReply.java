package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The product's SIP domains.
 *
 * @param domains names, as {@code vpbx300011111.mangosip.ru}
 * @param more what else the reply holds
 */
public record DomainsReply(
    @JsonProperty(required = true) List<String> domains,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
