package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** All outbound campaigns, whoever made them. */
public record CampaignListReply(
    @JsonProperty(required = true) List<Campaign> campaigns,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
