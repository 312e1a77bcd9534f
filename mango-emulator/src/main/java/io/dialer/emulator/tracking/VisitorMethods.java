package io.dialer.emulator.tracking;

import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Visitors of the website by dynamic number (section 3.5), as the scenario describes them. */
public final class VisitorMethods {
  private static final Shape ASKED = Shape.of(text("number", 128).mandatory());

  private final List<ObjectNode> visitors;

  /**
   * @param visitors their fields by the document's names, and {@code pages}, the last of which is
   *     open now
   */
  public VisitorMethods(List<Map<String, Object>> visitors) {
    this.visitors = visitors.stream().map(Json::tree).toList();
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of(
        "queries/user_info_by_dct_number", this::visitor,
        "queries/user_history_by_dct_number", this::history);
  }

  private Optional<ObjectNode> asked(Params params) throws ApiError {
    String number = params.read(ASKED).path("number").asText();
    return visitors.stream().filter(v -> v.path("number").asText().equals(number)).findFirst();
  }

  private Reply visitor(Params params) throws ApiError {
    ObjectNode answer = Json.object();
    asked(params).ifPresent(found -> answer.set("data", shown(found)));
    return Reply.json(answer);
  }

  private static ObjectNode shown(ObjectNode visitor) {
    ObjectNode shown = visitor.deepCopy();
    shown.remove("number");
    JsonNode pages = shown.remove("pages");
    if (pages != null && !pages.isEmpty()) {
      shown.set("current_page", pages.get(pages.size() - 1));
    }
    return shown;
  }

  private Reply history(Params params) throws ApiError {
    ObjectNode answer = Json.object();
    ArrayNode pages = answer.putArray("data");
    asked(params).ifPresent(found -> found.path("pages").forEach(pages::add));
    return Reply.json(answer);
  }
}
