package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.CabinetPlan.RolePlan;
import io.dialer.emulator.time.EmulatedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What only the cabinet changes: sections 3.6.6, 3.6.8, 3.6.11 and 3.6.16. */
final class CabinetMethods {
  private static final DateTimeFormatter MOSCOW =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Moscow"));

  private final Account account;
  private final EmulatedTime time;

  CabinetMethods(Account account, EmulatedTime time) {
    this.account = account;
    this.time = time;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "account/balance", this::balance,
        "audiofiles", this::audioFiles,
        "roles", this::roles,
        "domains", this::domains);
  }

  private Reply balance(Params params) {
    return Reply.json(
        Reply.success()
            .put("balance", account.balance())
            .put("currency", "RUB")
            .put("response_at", MOSCOW.format(Instant.ofEpochMilli(time.millis()))));
  }

  private Reply audioFiles(Params params) {
    ObjectNode answer = Reply.success();
    ArrayNode files = answer.putArray("audiofiles");
    account
        .audioFiles()
        .all()
        .forEach(f -> files.addObject().put("id", f.id()).put("name", f.name()));
    return Reply.json(answer);
  }

  private Reply roles(Params params) {
    ObjectNode answer = Reply.success();
    ArrayNode roles = answer.putArray("roles");
    for (RolePlan role : account.cabinet().roles()) {
      ObjectNode each = roles.addObject().put("role_id", role.id()).put("name", role.name());
      ArrayNode permissions = each.putArray("permissions");
      role.permissions().forEach(code -> permissions.addObject().put("code", code));
    }
    return Reply.json(answer);
  }

  private Reply domains(Params params) {
    ObjectNode answer = Reply.success();
    ArrayNode domains = answer.putArray("domains");
    account.cabinet().domains().forEach(domains::add);
    return Reply.json(answer);
  }
}
