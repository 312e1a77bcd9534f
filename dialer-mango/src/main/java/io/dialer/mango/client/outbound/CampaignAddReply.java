package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The id of a campaign that was made. */
public record CampaignAddReply(
    @JsonProperty(required = true) long campaignId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
