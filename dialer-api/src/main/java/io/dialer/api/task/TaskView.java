package io.dialer.api.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.task.Task;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task as old clients read it: every scalar a string.
 *
 * @param campaignId left out for the default campaign: old clients know none
 * @param waitingFor why an open task does not dial yet; left out when nothing stands in the way
 */
@JsonPropertyOrder({
  "id",
  "crmId",
  "name",
  "innerNum",
  "innerNumType",
  "maxCountChannels",
  "state",
  "dialPrefix",
  "campaignId",
  "waitingFor"
})
record TaskView(
    String id,
    String crmId,
    String name,
    String innerNum,
    String innerNumType,
    String maxCountChannels,
    String state,
    String dialPrefix,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String waitingFor) {

  static TaskView of(Task task) {
    return new TaskView(
        Long.toString(task.id()),
        task.crmId(),
        task.name(),
        task.innerNum(),
        task.innerNumType().name().toLowerCase(Locale.ROOT),
        Integer.toString(task.maxCountChannels()),
        Integer.toString(task.state()),
        task.dialPrefix(),
        task.campaignId() == Campaign.DEFAULT_ID ? null : Long.toString(task.campaignId()),
        task.waitingFor());
  }

  /** The reply to a POST: what the client sent keeps the type that it was sent with. */
  ObjectNode echoing(Function<String, @Nullable JsonNode> sent) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.put("id", id);
    put(reply, "crmId", crmId, sent);
    put(reply, "name", name, sent);
    put(reply, "innerNum", innerNum, sent);
    put(reply, "innerNumType", innerNumType, sent);
    put(reply, "maxCountChannels", maxCountChannels, sent);
    put(reply, "state", state, sent);
    put(reply, "dialPrefix", dialPrefix, sent);
    if (campaignId != null) {
      put(reply, "campaignId", campaignId, sent);
    }
    return reply;
  }

  private static void put(
      ObjectNode reply, String name, String stored, Function<String, @Nullable JsonNode> sent) {
    JsonNode node = sent.apply(name);
    if (node != null && node.isNumber() && node.asText().equals(stored)) {
      reply.set(name, node);
    } else {
      reply.put(name, stored);
    }
  }
}
