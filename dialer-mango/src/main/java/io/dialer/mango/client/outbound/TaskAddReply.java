package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The id of a task that was added. */
public record TaskAddReply(
    @Nullable Long taskId, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
