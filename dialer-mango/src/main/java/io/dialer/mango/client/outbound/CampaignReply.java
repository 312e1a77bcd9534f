package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One outbound campaign. */
public record CampaignReply(
    @JsonProperty(required = true) Campaign campaign,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
