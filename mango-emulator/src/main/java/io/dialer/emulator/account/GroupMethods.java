package io.dialer.emulator.account;

import static io.dialer.emulator.http.Field.id;
import static io.dialer.emulator.http.Field.integer;
import static io.dialer.emulator.http.Field.list;
import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.object;
import static io.dialer.emulator.http.Field.oneOf;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of operators: sections 3.6.2 to 3.6.5. */
final class GroupMethods {
  private static final List<String> PAID =
      List.of(
          "dial_alg_group",
          "dial_alg_users",
          "auto_redirect",
          "auto_dial",
          "use_dynamic_ivr",
          "use_dynamic_seq_num");
  private static final Field NAME = text("name", 255);
  private static final Shape SETTINGS =
      Shape.of(
          text("description", 255),
          matching("extension", "[0-9]{0,10}"),
          oneOf("dial_alg_group", "0", "1", "2", "3", "5"),
          integer("dial_alg_users", 1, 5),
          integer("auto_redirect", 0, 1),
          id("auto_dial"),
          id("line_id"),
          integer("use_dynamic_ivr", 0, 1),
          integer("use_dynamic_seq_num", 0, 1),
          id("melody_id"),
          list("operators", Shape.of(id("id").mandatory(), integer("priority", 0, 1000))));
  private static final Shape NEW = SETTINGS.with(NAME.mandatory());
  private static final Field GROUP_ID = id("group_id").mandatory();
  private static final Shape CHANGED =
      Shape.of(GROUP_ID, object("group", SETTINGS.with(NAME)).mandatory());

  private final Account account;
  private final Checks checks;

  GroupMethods(Account account, Checks checks) {
    this.account = account;
    this.checks = checks;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "groups", this::all,
        "group/create", this::create,
        "group/update", this::update,
        "group/delete", this::delete);
  }

  private Reply all(Params params) throws ApiError {
    long groupId = params.optionalInteger("group_id").orElse(0);
    long operatorId = params.optionalInteger("operator_id").orElse(0);
    Optional<String> operator = params.optionalWord("operator_extension");
    GroupView view = new GroupView(account, params.optionalInteger("show_users").orElse(0) == 1);
    ObjectNode answer = Reply.success();
    ArrayNode groups = answer.putArray("groups");
    for (Group group : account.groups()) {
      boolean wanted = groupId == 0 || group.id() == groupId;
      boolean has =
          (operatorId == 0 && operator.isEmpty()) || hasMember(group, operatorId, operator);
      if (wanted && has) {
        groups.add(view.of(group));
      }
    }
    return Reply.json(answer);
  }

  private static boolean hasMember(Group group, long id, Optional<String> extension) {
    return group.members().stream()
        .anyMatch(m -> m.id() == id || extension.filter(m.extension()::equals).isPresent());
  }

  private Reply create(Params params) throws ApiError {
    ObjectNode card = params.read(NEW);
    check(card, -1);
    return Reply.json(Reply.success().put("group_id", account.groupCards().add(card)));
  }

  private Reply update(Params params) throws ApiError {
    ObjectNode request = params.read(CHANGED);
    int id = request.path("group_id").intValue();
    var unused = Checks.existing(account.groupCards(), id, "group");
    ObjectNode change = (ObjectNode) request.path("group");
    check(change, id);
    account.groupCards().patch(id, change);
    return Reply.accepted();
  }

  private Reply delete(Params params) throws ApiError {
    int id = params.read(Shape.of(GROUP_ID)).path("group_id").intValue();
    ObjectNode card = Checks.existing(account.groupCards(), id, "group");
    checks.servicesAllowed();
    checks.isNoTarget(card.path("extension").asText());
    account.groupCards().remove(id);
    return Reply.accepted();
  }

  private void check(ObjectNode card, int self) throws ApiError {
    if (PAID.stream().anyMatch(card::has)) {
      checks.servicesAllowed();
    }
    checks.extensionIsFree(card, self);
    Checks.refers(card, "line_id", account.lineCards());
    boolean melody =
        !card.has("melody_id")
            || account.audioFiles().byId(card.path("melody_id").intValue()).isPresent();
    if (!melody) {
      throw ApiError.result(ApiError.NO_OBJECT, "There is no melody " + card.path("melody_id"));
    }
    if (card.has("operators")) {
      card.set("operators", inOrder(card.path("operators")));
    }
  }

  /** The order of operators is that in which they were named. */
  private ArrayNode inOrder(JsonNode operators) throws ApiError {
    ArrayNode ordered = Json.object().putArray("operators");
    for (JsonNode operator : operators) {
      int id = operator.path("id").intValue();
      var unused = Checks.existing(account.employeeCards(), id, "employee");
      int order = ordered.size() + 1;
      ordered
          .addObject()
          .put("id", id)
          .put("priority", operator.path("priority").asInt(order))
          .put("order", order);
    }
    return ordered;
  }
}
