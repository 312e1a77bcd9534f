package io.dialer.emulator.addressbook;

import static io.dialer.emulator.http.Field.integer;
import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lists in pages: the first page, with a cursor, then any other by the cursor (sections 3.7.1.2 and
 * 3.7.1.3).
 */
final class Pages {
  private static final int DEFAULT_LIMIT = 10;
  private static final Field ORDER =
      new Field(
          "order",
          false,
          (value, at) -> {
            for (JsonNode each : value) {
              for (JsonNode direction : each) {
                requireDirection(direction, at);
              }
            }
            return value.isArray() ? value : Json.object().putArray("order").add(value);
          });
  private static final Shape INIT =
      Shape.of(integer("limit_rows", 1, 500), text("query", 255), ORDER);
  private static final Shape NEXT =
      Shape.of(
          matching("mode", "(first|last|current)-page|(next|prev)-page-[1-9]").mandatory(),
          text("cursor", 10_000).mandatory());

  private final String idField;

  /**
   * @param idField the field that {@code order} calls {@code id}
   */
  Pages(String idField) {
    this.idField = idField;
  }

  private static void requireDirection(JsonNode direction, String at) throws ApiError {
    if (!direction.asText().matches("asc|desc")) {
      throw new ApiError(ApiError.WRONG_FORMAT, at + " is like [{\"name\":\"asc\"}]");
    }
  }

  /** The first page of a new search. */
  Reply init(Params params, Function<String, List<ObjectNode>> search) throws ApiError {
    ObjectNode request = params.read(INIT);
    if (!request.has("query")) {
      throw new ApiError(ApiError.MISSING, "query is missing; it may be empty");
    }
    ArrayNode order =
        request.has("order") ? (ArrayNode) request.path("order") : request.putArray("order");
    int limit = request.path("limit_rows").asInt(DEFAULT_LIMIT);
    return page(new Cursor(request.path("query").asText(), order, limit, 1), search);
  }

  /** A page of a search that goes on. */
  Reply next(Params params, Function<String, List<ObjectNode>> search) throws ApiError {
    ObjectNode request = params.read(NEXT);
    Cursor cursor = Cursor.of(request.path("cursor").asText());
    String mode = request.path("mode").asText();
    int step = mode.charAt(mode.length() - 1) - '0';
    int page =
        switch (mode.substring(0, 4)) {
          case "firs" -> 1;
          case "last" -> Integer.MAX_VALUE;
          case "next" -> cursor.page() + step;
          case "prev" -> cursor.page() - step;
          default -> cursor.page();
        };
    return page(cursor.at(page), search);
  }

  private Reply page(Cursor asked, Function<String, List<ObjectNode>> search) {
    List<ObjectNode> found =
        search.apply(asked.query()).stream().sorted(order(asked.order())).toList();
    int pages = Math.max(1, (found.size() + asked.limit() - 1) / asked.limit());
    Cursor cursor = asked.at(Math.min(Math.max(asked.page(), 1), pages));
    int from = (cursor.page() - 1) * cursor.limit();
    List<ObjectNode> shown = found.subList(from, Math.min(from + cursor.limit(), found.size()));
    ObjectNode answer = Reply.success();
    answer.putArray("data").addAll(shown);
    ObjectNode state = answer.putObject("state");
    state
        .putObject("info")
        .put("page", cursor.page())
        .put("from", from)
        .put("size", shown.size())
        .put("limit", cursor.limit())
        .put("total_rows", found.size())
        .put("pages", pages);
    if (!found.isEmpty()) {
      state.put("cursor", cursor.text());
    }
    return Reply.json(answer);
  }

  private Comparator<ObjectNode> order(ArrayNode order) {
    Comparator<ObjectNode> comparator = Comparator.comparing(row -> 0);
    for (JsonNode rule : order) {
      for (Map.Entry<String, JsonNode> field : rule.properties()) {
        String name = field.getKey().equals("id") ? idField : field.getKey();
        Comparator<ObjectNode> by = (a, b) -> compare(a.path(name), b.path(name));
        comparator =
            comparator.thenComparing(field.getValue().asText().equals("desc") ? by.reversed() : by);
      }
    }
    return comparator;
  }

  private static int compare(JsonNode a, JsonNode b) {
    String left = a.asText();
    String right = b.asText();
    boolean numbers = left.matches("\\d{1,18}") && right.matches("\\d{1,18}");
    return numbers
        ? Long.compare(Long.parseLong(left), Long.parseLong(right))
        : left.compareToIgnoreCase(right);
  }
}
