package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One task of a campaign. */
public record CampaignTaskReply(
    @JsonProperty(required = true) CampaignTask task,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
