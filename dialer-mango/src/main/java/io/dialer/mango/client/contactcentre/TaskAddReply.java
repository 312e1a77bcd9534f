package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that was made.
 *
 * @param taskId the task; null when none was made
 * @param autoCallTaskId the automatic call's; events of its call have it as {@code task_id}. Null
 *     when none was asked for
 * @param more fields that are not known to us
 */
public record TaskAddReply(
    @Nullable Long taskId,
    @Nullable Long autoCallTaskId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
