package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that ended without a talk. */
public record TasksFinishedReply(
    @JsonAlias({"data", "finished_tasks"}) @Nullable List<CampaignTask> tasks,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
