package io.dialer.emulator.account;

import static io.dialer.emulator.http.Field.id;
import static io.dialer.emulator.http.Field.integer;
import static io.dialer.emulator.http.Field.list;
import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.object;
import static io.dialer.emulator.http.Field.oneOf;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.CabinetPlan.RolePlan;
import java.util.Map;
import java.util.Optional;

/** Employees: sections 3.6.1 and 3.6.12 to 3.6.14. */
final class EmployeeMethods {
  private static final String DATE_TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
  private static final Shape SCHEDULE_ITEM =
      Shape.of(
          oneOf(
                  "type",
                  "AllDays",
                  "WorkingDays",
                  "Holidays",
                  "SpecificDate",
                  "Monday",
                  "Tuesday",
                  "Wednesday",
                  "Thursday",
                  "Friday",
                  "Saturday",
                  "Sunday")
              .mandatory(),
          matching("from", "\\d\\d:\\d\\d"),
          matching("until", "\\d\\d:\\d\\d"),
          matching("specific_date", DATE_TIME));
  private static final Shape SCHEDULE =
      Shape.of(
          matching("from", DATE_TIME), matching("until", DATE_TIME), list("items", SCHEDULE_ITEM));
  private static final Shape TELEPHONE =
      Shape.of(
          text("number", 128).mandatory(),
          oneOf("protocol", "tel", "sip", "fmc").mandatory(),
          integer("wait_sec", 0, 3600),
          oneOf("status", "on", "off"),
          object("schedule", SCHEDULE));
  private static final Field NAME = text("name", 255);
  private static final Field EXTENSION = matching("extension", "[0-9]{1,10}");
  private static final Field ROLE = id("access_role_id");
  private static final Shape SETTINGS =
      Shape.of(
          text("email", 255),
          text("mobile", 128),
          text("department", 255),
          text("position", 255),
          text("login", 255),
          text("password", 255),
          integer("use_status", 0, 1),
          integer("use_cc_numbers", 0, 1),
          id("line_id"),
          id("trunk_number_id"),
          integer("dial_alg", 0, 2),
          list("numbers", TELEPHONE));
  private static final Shape NEW =
      SETTINGS.with(NAME.mandatory()).with(EXTENSION.mandatory()).with(ROLE.mandatory());
  private static final Shape CHANGED =
      SETTINGS
          .with(NAME)
          .with(EXTENSION)
          .with(ROLE)
          .with(text("outgoingline", 128))
          .with(id("user_id").mandatory());

  private final Account account;
  private final Checks checks;

  EmployeeMethods(Account account, Checks checks) {
    this.account = account;
    this.checks = checks;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "config/users/request", this::all,
        "member/create", this::create,
        "member/update", this::update,
        "member/delete", this::delete);
  }

  private Reply all(Params params) throws ApiError {
    Optional<String> extension = params.optionalWord("extension");
    EmployeeView view = new EmployeeView(account, params);
    ObjectNode answer = Json.object();
    ArrayNode users = answer.putArray("users");
    account.employees().stream()
        .filter(e -> extension.isEmpty() || extension.get().equals(e.extension()))
        .forEach(e -> users.add(view.of(e)));
    return Reply.json(answer);
  }

  private Reply create(Params params) throws ApiError {
    ObjectNode card = params.read(NEW);
    checks.servicesAllowed();
    check(card, -1);
    int id = account.employeeCards().add(card);
    return Reply.json(Reply.success().put("user_id", id));
  }

  private Reply update(Params params) throws ApiError {
    ObjectNode change = params.read(CHANGED);
    int id = change.remove("user_id").intValue();
    var unused = Checks.existing(account.employeeCards(), id, "employee");
    check(change, id);
    if (change.has("outgoingline")) {
      Optional<Line> line = account.line(change.remove("outgoingline").asText());
      Checks.valid(line.isPresent(), "The outgoing line is not ours");
      change.put("line_id", line.orElseThrow().id());
    }
    account.employeeCards().patch(id, change);
    return Reply.accepted();
  }

  private Reply delete(Params params) throws ApiError {
    int id = params.read(Shape.of(id("user_id").mandatory())).path("user_id").intValue();
    ObjectNode card = Checks.existing(account.employeeCards(), id, "employee");
    checks.isNoTarget(card.path("extension").asText());
    account.employeeCards().remove(id);
    account.sips().all().values().removeIf(sip -> sip.path("user_id").intValue() == id);
    return Reply.accepted();
  }

  private void check(ObjectNode card, int self) throws ApiError {
    Checks.valid(
        card.path("login").asText().isEmpty() == card.path("password").asText().isEmpty(),
        "login and password go together");
    card.remove("password");
    checks.extensionIsFree(card, self);
    checks.outgoingLine(card);
    checks.trunkNumber(card, 4);
    int role = card.path("access_role_id").intValue();
    boolean known = account.cabinet().roles().stream().map(RolePlan::id).anyMatch(r -> r == role);
    if (card.has("access_role_id") && !known) {
      throw ApiError.result(ApiError.NO_OBJECT, "There is no role " + role);
    }
  }
}
