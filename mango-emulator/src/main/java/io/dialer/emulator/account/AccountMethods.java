package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.time.EmulatedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods that list what the account holds: section 3.6. */
public final class AccountMethods {
  private static final DateTimeFormatter MOSCOW =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Moscow"));

  private final Account account;
  private final EmulatedTime time;

  public AccountMethods(Account account, EmulatedTime time) {
    this.account = account;
    this.time = time;
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of(
        "audiofiles", params -> Reply.json(audioFiles()),
        "incominglines", params -> Reply.json(incomingLines()),
        "schemas", params -> Reply.json(schemas()),
        "account/balance", params -> Reply.json(balance()),
        "config/users/request", params -> Reply.json(users(params)),
        "groups", params -> Reply.json(groups(params)));
  }

  private ObjectNode audioFiles() {
    ObjectNode answer = done();
    ArrayNode files = answer.putArray("audiofiles");
    account
        .audioFiles()
        .all()
        .forEach(f -> files.addObject().put("id", f.id()).put("name", f.name()));
    return answer;
  }

  private ObjectNode incomingLines() {
    ObjectNode answer = done();
    ArrayNode lines = answer.putArray("lines");
    for (Line line : account.lines()) {
      lines
          .addObject()
          .put("line_id", line.id())
          .put("number", line.number())
          .putNull("name")
          .putNull("comment")
          .put("region", "2")
          .put("schema_id", line.scheme().id())
          .put("schema_name", line.scheme().name());
    }
    return answer;
  }

  private ObjectNode schemas() {
    ObjectNode answer = done();
    ArrayNode schemes = answer.putArray("data");
    for (Scheme scheme : account.schemes()) {
      ObjectNode each = schemes.addObject();
      each.put("schema_id", scheme.id()).put("name", scheme.name()).putNull("description");
      ArrayNode lines = each.putArray("incominglines");
      account.lines().stream()
          .filter(l -> l.scheme().equals(scheme))
          .forEach(l -> lines.add(l.id()));
    }
    return answer;
  }

  private ObjectNode balance() {
    return done()
        .put("balance", account.balance())
        .put("currency", "RUB")
        .put("response_at", MOSCOW.format(Instant.ofEpochMilli(time.millis())));
  }

  private ObjectNode users(Params params) throws ApiError {
    Optional<String> extension = params.optionalText("extension");
    ObjectNode answer = Json.object();
    ArrayNode users = answer.putArray("users");
    for (Employee employee : account.employees()) {
      if (extension.isEmpty() || extension.get().equals(employee.extension())) {
        users.add(user(employee, params));
      }
    }
    return answer;
  }

  private ObjectNode user(Employee employee, Params params) {
    ObjectNode user = Json.object();
    ObjectNode general = user.putObject("general");
    general.put("name", employee.name()).put("email", "").put("department", "").put("position", "");
    if (params.lists("ext_fields", "general.user_id")) {
      general.put("user_id", employee.id());
    }
    ObjectNode telephony = user.putObject("telephony");
    telephony.put("extension", employee.extension());
    telephony.put("outgoingline", account.lines().isEmpty() ? "" : account.lines().get(0).number());
    telephony
        .putArray("numbers")
        .addObject()
        .put("number", employee.number())
        .put("protocol", employee.number().startsWith("sip:") ? "sip" : "tel")
        .put("order", 0)
        .put("wait_sec", 60)
        .put("status", "on");
    if (params.lists("ext_fields", "groups")) {
      ArrayNode groups = user.putArray("groups");
      account.groups().stream()
          .filter(g -> g.members().contains(employee))
          .forEach(g -> groups.add(g.id()));
    }
    return user;
  }

  private ObjectNode groups(Params params) throws ApiError {
    long groupId = params.optionalInteger("group_id").orElse(0);
    long operatorId = params.optionalInteger("operator_id").orElse(0);
    String operator = params.optionalText("operator_extension").orElse(null);
    boolean showUsers = params.optionalInteger("show_users").orElse(0) == 1;
    ObjectNode answer = done();
    ArrayNode groups = answer.putArray("groups");
    account.groups().stream()
        .filter(group -> groupId == 0 || group.id() == groupId)
        .filter(
            group ->
                (operatorId == 0 && operator == null) || hasMember(group, operatorId, operator))
        .forEach(group -> groups.add(group(group, showUsers)));
    return answer;
  }

  private static boolean hasMember(Group group, long id, @Nullable String extension) {
    return group.members().stream().anyMatch(m -> m.id() == id || m.extension().equals(extension));
  }

  private static ObjectNode group(Group group, boolean showUsers) {
    ObjectNode each = Json.object();
    each.put("id", group.id())
        .put("name", group.name())
        .put("description", "")
        .put("extension", group.extension());
    each.put("dial_alg_group", 3)
        .put("dial_alg_users", 5)
        .put("auto_redirect", 0)
        .putNull("auto_dial");
    each.putNull("line_id")
        .put("use_dynamic_ivr", 0)
        .put("use_dynamic_seq_num", 0)
        .putNull("melody_id");
    if (showUsers) {
      ArrayNode operators = each.putArray("operators");
      for (Employee member : group.members()) {
        int order = operators.size() + 1;
        operators
            .addObject()
            .put("id", member.id())
            .put("name", member.name())
            .put("extension", member.extension())
            .put("priority", order)
            .put("order", order);
      }
    }
    return each;
  }

  private static ObjectNode done() {
    return Json.object().put("result", 1000);
  }
}
