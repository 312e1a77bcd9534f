package io.dialer.emulator.account;

import static io.dialer.emulator.http.Field.id;
import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.oneOf;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import java.util.Map;

/** The black and the white list: sections 3.6.21 to 3.6.24. */
final class NumberListMethods {
  private static final Shape NEW =
      Shape.of(
          oneOf("list_type", "black", "white").mandatory(),
          matching("number", "[^\\s]{1,128}").mandatory(),
          text("comment", 255),
          oneOf("number_type", "tel", "sip"));

  private final NumberLists lists;

  NumberListMethods(NumberLists lists) {
    this.lists = lists;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "bwlists/state", params -> Reply.json(Reply.success().put("active", lists.active())),
        "bwlists/numbers", this::all,
        "bwlists/number/add", this::add,
        "bwlists/number/delete", this::delete);
  }

  private Reply all(Params params) {
    ObjectNode answer = Reply.success();
    ObjectNode data = answer.putObject("data").put("active", lists.active());
    data.set("black", list("black"));
    data.set("white", list("white"));
    return Reply.json(answer);
  }

  private ObjectNode list(String which) {
    ObjectNode list = Json.object().put("allow_unknown_number", which.equals("black"));
    ArrayNode numbers = list.putArray("numbers");
    lists
        .numbers()
        .all()
        .forEach(
            (id, row) -> {
              if (NumberLists.isOn(which, row)) {
                numbers
                    .addObject()
                    .put("number_id", id)
                    .put("number", row.path("number").asText())
                    .put("comment", row.path("comment").asText())
                    .put("number_type", row.path("number_type").asText("tel"));
              }
            });
    return list;
  }

  private Reply add(Params params) throws ApiError {
    ObjectNode row = params.read(NEW);
    boolean known =
        lists.numbers().all().values().stream()
            .anyMatch(
                other ->
                    NumberLists.isOn(row.path("list_type").asText(), other)
                        && other.path("number").equals(row.path("number")));
    Checks.valid(!known, "The number is on the list already");
    lists.numbers().add(row);
    return Reply.accepted();
  }

  private Reply delete(Params params) throws ApiError {
    int id = params.read(Shape.of(id("number_id").mandatory())).path("number_id").intValue();
    var unused = Checks.existing(lists.numbers(), id, "listed number");
    lists.numbers().remove(id);
    return Reply.accepted();
  }
}
