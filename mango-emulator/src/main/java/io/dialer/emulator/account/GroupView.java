package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;

/** Shows groups as section 3.6.2 does. */
final class GroupView {
  private static final int RANDOM = 3;
  private static final int AS_ON_THE_CARD = 5;

  private final Account account;
  private final boolean showUsers;

  GroupView(Account account, boolean showUsers) {
    this.account = account;
    this.showUsers = showUsers;
  }

  ObjectNode of(Group group) {
    ObjectNode card = account.groupCards().find(group.id()).orElseGet(Json::object);
    ObjectNode shown = Json.object().put("id", group.id()).put("name", group.name());
    shown.put("description", card.path("description").asText());
    shown.put("extension", group.extension());
    shown.put("dial_alg_group", card.path("dial_alg_group").asInt(RANDOM));
    shown.put("dial_alg_users", card.path("dial_alg_users").asInt(AS_ON_THE_CARD));
    shown.put("auto_redirect", card.path("auto_redirect").asInt(0));
    copy(card, "auto_dial", shown);
    copy(card, "line_id", shown);
    shown.put("use_dynamic_ivr", card.path("use_dynamic_ivr").asInt(0));
    shown.put("use_dynamic_seq_num", card.path("use_dynamic_seq_num").asInt(0));
    copy(card, "melody_id", shown);
    if (showUsers) {
      shown.set("operators", operators(card));
    }
    return shown;
  }

  private static void copy(ObjectNode card, String field, ObjectNode shown) {
    shown.set(field, card.has(field) ? card.path(field) : NullNode.getInstance());
  }

  private ArrayNode operators(ObjectNode card) {
    ArrayNode shown = Json.object().putArray("operators");
    for (JsonNode operator : card.path("operators")) {
      int id = operator.path("id").intValue();
      account
          .employeeCards()
          .find(id)
          .map(found -> new Employee(id, found))
          .ifPresent(
              employee ->
                  shown
                      .addObject()
                      .put("id", id)
                      .put("name", employee.name())
                      .put("extension", employee.extension())
                      .setAll(priorities(operator)));
    }
    return shown;
  }

  private static ObjectNode priorities(JsonNode operator) {
    return Json.object()
        .put("priority", operator.path("priority").intValue())
        .put("order", operator.path("order").intValue());
  }
}
