package io.dialer.emulator.account;

import static io.dialer.emulator.http.Field.id;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.CabinetPlan.TrunkNumberPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lines, schemes and trunk numbers: sections 3.6.7, 3.6.9, 3.6.10 and 3.6.20. */
final class LineMethods {
  private static final Shape SET =
      Shape.of(id("schema_id").mandatory(), id("line_id"), id("trunk_number_id"));

  private final Account account;
  private final Checks checks;
  private final Map<Integer, Integer> schemeOfTrunkNumber = new ConcurrentHashMap<>();

  LineMethods(Account account, Checks checks) {
    this.account = account;
    this.checks = checks;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "incominglines", this::lines,
        "schemas", this::schemes,
        "schema/set", this::setScheme,
        "trunks/numbers", this::trunkNumbers);
  }

  private Reply lines(Params params) {
    ObjectNode answer = Reply.success();
    ArrayNode lines = answer.putArray("lines");
    for (Line line : account.lines()) {
      lines
          .addObject()
          .put("line_id", line.id())
          .put("number", line.number())
          .putNull("name")
          .putNull("comment")
          .put("region", line.region())
          .put("schema_id", line.scheme().id())
          .put("schema_name", line.scheme().name());
    }
    return Reply.json(answer);
  }

  private Reply schemes(Params params) {
    boolean trunks = params.lists("ext_fields", "trunks_numbers");
    ObjectNode answer = Reply.success();
    ArrayNode schemes = answer.putArray("data");
    for (Scheme scheme : account.schemes()) {
      ObjectNode each = schemes.addObject();
      each.put("schema_id", scheme.id()).put("name", scheme.name()).putNull("description");
      ArrayNode lines = each.putArray("incominglines");
      account.lines().stream()
          .filter(line -> line.scheme().id() == scheme.id())
          .forEach(line -> lines.add(line.id()));
      if (trunks) {
        ArrayNode numbers = each.putArray("sip_trunks_numbers");
        schemeOfTrunkNumber.forEach((number, of) -> addIf(of == scheme.id(), numbers, number));
      }
    }
    return Reply.json(answer);
  }

  private static void addIf(boolean wanted, ArrayNode numbers, int number) {
    if (wanted) {
      numbers.add(number);
    }
  }

  private Reply setScheme(Params params) throws ApiError {
    ObjectNode request = params.read(SET);
    int scheme = request.path("schema_id").intValue();
    if (account.scheme(scheme).isEmpty()) {
      throw ApiError.result(ApiError.NO_OBJECT, "There is no scheme " + scheme);
    }
    if (!request.has("line_id") && !request.has("trunk_number_id")) {
      throw new ApiError(ApiError.MISSING, "line_id or trunk_number_id is missing");
    }
    Checks.refers(request, "line_id", account.lineCards());
    checks.trunkNumber(request, 2);
    if (request.has("line_id")) {
      account
          .lineCards()
          .patch(request.path("line_id").intValue(), Json.object().put("schema_id", scheme));
    }
    if (request.has("trunk_number_id")) {
      schemeOfTrunkNumber.put(request.path("trunk_number_id").intValue(), scheme);
    }
    return Reply.accepted();
  }

  private Reply trunkNumbers(Params params) {
    ObjectNode answer = Reply.success();
    ArrayNode numbers = answer.putArray("data");
    for (TrunkNumberPlan number : account.cabinet().trunkNumbers()) {
      numbers
          .addObject()
          .put("trunk_number_id", number.id())
          .put("trunk_id", number.trunkId())
          .put("number", number.number())
          .put("options", number.options())
          .put("desc", number.description());
    }
    return Reply.json(answer);
  }
}
