package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session after the change.
 *
 * @param session its id
 * @param ttl how long it still lives, in seconds
 * @param more fields that are not known to us
 */
public record SetSessionStatusReply(
    @Nullable String session,
    @Nullable Integer ttl,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
