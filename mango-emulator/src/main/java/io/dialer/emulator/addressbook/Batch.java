package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Up to 500 objects in one request, each with an outcome of its own. */
final class Batch {
  private static final int MOST = 500;

  /** What became of one object: the code, and the object if the code is 1000. */
  record Outcome(int code, ObjectNode object) {
    static Outcome done(ObjectNode object) {
      return new Outcome(1000, object);
    }

    static Outcome refused(int code) {
      return new Outcome(code, Json.object());
    }
  }

  /** Handles one object of a request. */
  @FunctionalInterface
  interface Step {
    Outcome handle(ObjectNode object);
  }

  private final List<ObjectNode> handled = new ArrayList<>();
  private final ArrayNode codes = Json.object().putArray("result");
  private final ArrayNode skipped = Json.object().putArray("skipped");

  private Batch() {}

  /** Handles the objects of {@code data} one after another. */
  static Batch of(Params params, Shape shape, Step step) throws ApiError {
    JsonNode data = params.read(Shape.of(Field.list("data", shape).mandatory())).path("data");
    requireFew(data);
    Batch batch = new Batch();
    for (JsonNode each : data) {
      Outcome outcome = step.handle((ObjectNode) each);
      if (outcome.code() == 1000) {
        batch.handled.add(outcome.object());
      } else {
        batch.skipped.add(batch.codes.size());
      }
      batch.codes.add(outcome.code());
    }
    return batch;
  }

  private static void requireFew(JsonNode data) throws ApiError {
    if (data.size() > MOST) {
      throw new ApiError(ApiError.WRONG_FORMAT, "data has more than 500 objects");
    }
  }

  /** The ids of {@code data}: plain, or as objects with the id's name. */
  static List<Integer> ids(Params params, String idField) throws ApiError {
    Field ids =
        new Field(
            "data",
            true,
            (value, at) -> {
              requireFew(value);
              ArrayNode plain = Json.object().putArray("ids");
              for (JsonNode each : value) {
                plain.add(id(each.isObject() ? each.path(idField) : each, at));
              }
              return plain;
            });
    List<Integer> found = new ArrayList<>();
    params.read(Shape.of(ids)).path("data").forEach(id -> found.add(id.intValue()));
    return found;
  }

  private static IntNode id(JsonNode value, String at) throws ApiError {
    if (!value.asText().matches("\\d{1,9}")) {
      throw new ApiError(ApiError.WRONG_FORMAT, at + " must be a list of ids");
    }
    return IntNode.valueOf(Integer.parseInt(value.asText()));
  }

  static TextNode idText(int id) {
    return TextNode.valueOf(String.valueOf(id));
  }

  List<ObjectNode> handled() {
    return handled;
  }

  /** {@code result}, {@code data} and, if any were, {@code skipped}. */
  Reply reply(JsonNode data) {
    ObjectNode answer = Json.object();
    answer.set("result", codes);
    answer.set("data", data);
    if (!skipped.isEmpty()) {
      answer.set("skipped", skipped);
    }
    return Reply.json(answer);
  }
}
