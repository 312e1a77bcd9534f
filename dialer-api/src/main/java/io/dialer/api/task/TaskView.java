package io.dialer.api.task;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.core.task.Task;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task as old clients read it: every scalar a string. */
@JsonPropertyOrder({
  "id",
  "crmId",
  "name",
  "innerNum",
  "innerNumType",
  "maxCountChannels",
  "state",
  "dialPrefix"
})
record TaskView(
    String id,
    String crmId,
    String name,
    String innerNum,
    String innerNumType,
    String maxCountChannels,
    String state,
    String dialPrefix) {

  static TaskView of(Task task) {
    return new TaskView(
        Long.toString(task.id()),
        task.crmId(),
        task.name(),
        task.innerNum(),
        task.innerNumType().name().toLowerCase(Locale.ROOT),
        Integer.toString(task.maxCountChannels()),
        Integer.toString(task.state()),
        task.dialPrefix());
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
