package io.dialer.emulator.account;

import static io.dialer.emulator.http.Field.id;
import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import java.util.Map;

/** SIP accounts of employees: sections 3.6.15 and 3.6.17 to 3.6.19. */
final class SipMethods {
  private static final Field USER = id("user_id");
  private static final Field PASSWORD = text("password", 255);
  private static final Shape ADDRESS =
      Shape.of(
          matching("login", "[A-Za-z0-9._-]{0,64}"),
          matching("domain", "[A-Za-z0-9.-]{0,128}"),
          text("description", 255));
  private static final Shape NEW = ADDRESS.with(USER.mandatory()).with(PASSWORD.mandatory());
  private static final Field SIP_ID = id("sip_id").mandatory();
  private static final Shape CHANGED = ADDRESS.with(SIP_ID).with(USER).with(PASSWORD);

  private final Account account;
  private final Checks checks;

  SipMethods(Account account, Checks checks) {
    this.account = account;
    this.checks = checks;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "sips", this::all,
        "sip/create", this::create,
        "sip/update", this::update,
        "sip/delete", this::delete);
  }

  /** login@domain. */
  static String address(ObjectNode sip) {
    return sip.path("login").asText() + "@" + sip.path("domain").asText();
  }

  private Reply all(Params params) {
    ObjectNode answer = Reply.success();
    ArrayNode users = answer.putArray("data");
    for (Employee employee : account.employees()) {
      ArrayNode sips = users.addObject().put("user_id", employee.id()).putArray("sips");
      account
          .sips()
          .all()
          .forEach(
              (id, sip) -> {
                if (sip.path("user_id").intValue() == employee.id()) {
                  sips.addObject()
                      .put("id", id)
                      .put("login", sip.path("login").asText())
                      .put("domain", sip.path("domain").asText());
                }
              });
    }
    return Reply.json(answer);
  }

  private Reply create(Params params) throws ApiError {
    ObjectNode sip = params.read(NEW);
    check(sip, -1);
    if (!sip.has("login")) {
      // Without a name of its own the account gets one in the product's first domain.
      sip.put("login", "user" + account.sips().nextId());
      sip.put("domain", account.cabinet().domains().stream().findFirst().orElse("mangosip.ru"));
    }
    return Reply.json(Reply.success().put("sip_id", account.sips().add(sip)));
  }

  private Reply update(Params params) throws ApiError {
    ObjectNode change = params.read(CHANGED);
    int id = change.remove("sip_id").intValue();
    var unused = Checks.existing(account.sips(), id, "SIP account");
    check(change, id);
    account.sips().patch(id, change);
    return Reply.accepted();
  }

  private Reply delete(Params params) throws ApiError {
    int id = params.read(Shape.of(SIP_ID)).path("sip_id").intValue();
    var unused = Checks.existing(account.sips(), id, "SIP account");
    account.sips().remove(id);
    return Reply.accepted();
  }

  private void check(ObjectNode sip, int self) throws ApiError {
    sip.remove("password");
    Checks.refers(sip, "user_id", account.employeeCards());
    Checks.valid(sip.has("login") == sip.has("domain"), "login and domain go together");
    if (!sip.has("domain")) {
      return;
    }
    // A name right below the vendor's own domain is a paid service.
    boolean secondLevel = sip.path("domain").asText().split("\\.", -1).length == 2;
    if (secondLevel) {
      checks.servicesAllowed();
    } else {
      boolean ours = account.cabinet().domains().contains(sip.path("domain").asText());
      Checks.valid(ours, "The domain is not one of the account's");
    }
    boolean taken =
        account.sips().all().entrySet().stream()
            .anyMatch(row -> row.getKey() != self && address(row.getValue()).equals(address(sip)));
    Checks.valid(!taken, address(sip) + " is taken");
  }
}
