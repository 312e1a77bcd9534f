package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.json.Json;
import java.util.Optional;

/** Shows employees as section 3.6.1 does, with the further fields that were asked for. */
final class EmployeeView {
  private static final int NO_ACCESS = 3;

  private final Account account;
  private final Params asked;

  EmployeeView(Account account, Params asked) {
    this.account = account;
    this.asked = asked;
  }

  private boolean wants(String field) {
    return asked.lists("ext_fields", field);
  }

  ObjectNode of(Employee employee) {
    ObjectNode user = Json.object();
    user.set("general", general(employee));
    user.set("telephony", telephony(employee));
    if (wants("groups")) {
      ArrayNode groups = user.putArray("groups");
      account.groups().stream()
          .filter(group -> group.members().contains(employee))
          .forEach(group -> groups.add(group.id()));
    }
    return user;
  }

  private ObjectNode general(Employee employee) {
    ObjectNode card = employee.card();
    ObjectNode general = Json.object().put("name", employee.name());
    general.put("email", card.path("email").asText());
    general.put("department", card.path("department").asText());
    general.put("position", card.path("position").asText());
    if (wants("general.user_id")) {
      general.put("user_id", employee.id());
    }
    if (wants("general.access_role_id")) {
      general.put("access_role_id", card.path("access_role_id").asInt(NO_ACCESS));
    }
    for (String field : new String[] {"mobile", "login"}) {
      if (wants("general." + field)) {
        general.set(field, orNull(card, field));
      }
    }
    for (String field : new String[] {"use_status", "use_cc_numbers"}) {
      if (wants("general." + field)) {
        general.put(field, card.path(field).asInt(0));
      }
    }
    if (wants("general.sips")) {
      general.set("sips", sips(employee.id()));
    }
    return general;
  }

  private ArrayNode sips(int userId) {
    ArrayNode sips = Json.object().putArray("sips");
    account.sips().all().values().stream()
        .filter(sip -> sip.path("user_id").intValue() == userId)
        .forEach(sip -> sips.addObject().put("number", SipMethods.address(sip)));
    return sips;
  }

  private ObjectNode telephony(Employee employee) {
    ObjectNode card = employee.card();
    ObjectNode telephony = Json.object().put("extension", employee.extension());
    telephony.put("outgoingline", outgoingLine(card).orElse(null));
    ArrayNode numbers = telephony.putArray("numbers");
    card.path("numbers").forEach(number -> numbers.add(telephone(number, numbers.size())));
    if (wants("telephony.dial_alg")) {
      telephony.put("dial_alg", card.path("dial_alg").asInt(1));
    }
    for (String field : new String[] {"line_id", "trunk_number_id"}) {
      if (wants("telephony." + field)) {
        telephony.set(field, orNull(card, field));
      }
    }
    return telephony;
  }

  /** The line of the card, else the account's first. */
  private Optional<String> outgoingLine(ObjectNode card) {
    return account.lines().stream()
        .filter(line -> !card.has("line_id") || line.id() == card.path("line_id").intValue())
        .map(Line::number)
        .findFirst();
  }

  private ObjectNode telephone(JsonNode number, int order) {
    ObjectNode shown = Json.object().put("number", number.path("number").asText());
    String protocol = number.path("protocol").asText();
    if (protocol.equals("tel")) {
      shown.put("number_normalized", number.path("number").asText().replaceAll("[^0-9]", ""));
    }
    shown.put("protocol", protocol).put("order", order);
    shown.put("wait_sec", number.path("wait_sec").asInt(0));
    shown.put("status", number.path("status").asText("on"));
    if (wants("telephony.numbers.schedule")) {
      JsonNode schedule = number.path("schedule");
      shown.set("schedule", schedule.isMissingNode() ? shown.arrayNode() : schedule);
    }
    return shown;
  }

  private static JsonNode orNull(ObjectNode card, String field) {
    return card.has(field) ? card.path(field) : NullNode.getInstance();
  }
}
