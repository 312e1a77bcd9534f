package io.dialer.mango.client;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The reply of methods that change something and have nothing to tell but that it was done.
 *
 * @param more what the reply holds all the same, {@code result} among it
 */
public record Done(@JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
