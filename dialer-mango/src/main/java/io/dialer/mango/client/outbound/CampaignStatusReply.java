package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a campaign after it was told to change.
 *
 * @param status as in {@link Campaign#status()} of section 3.8.2; null when the vendor does not say
 */
public record CampaignStatusReply(
    @Nullable Integer status, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
