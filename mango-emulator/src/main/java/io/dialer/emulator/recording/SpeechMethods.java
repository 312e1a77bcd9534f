package io.dialer.emulator.recording;

import static io.dialer.emulator.http.Field.flag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.CabinetPlan;
import io.dialer.emulator.scenario.CabinetPlan.CategoryPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Speech analytics (sections 3.4.4 and 3.4.5): every talk has the subjects and phrases that the
 * scenario gives it.
 */
final class SpeechMethods {
  private static final int NOT_BOUGHT = 2230;
  private static final int MOST_IDS = 500;
  private static final int ONE_CHANNEL = 0;
  private static final Field IDS = new Field("recording_id", true, SpeechMethods::ids);
  private static final Shape CATEGORIES = Shape.of(IDS, flag("with_terms"), flag("with_names"));

  private final Recordings recordings;
  private final CabinetPlan cabinet;

  SpeechMethods(Recordings recordings, CabinetPlan cabinet) {
    this.recordings = recordings;
    this.cabinet = cabinet;
  }

  /** A list, the same written as a string (the document's examples), or a single id. */
  private static JsonNode ids(JsonNode value, String at) throws ApiError {
    JsonNode ids = value;
    try {
      if (value.isTextual() && value.textValue().stripLeading().startsWith("[")) {
        ids = Json.read(value.textValue());
      }
    } catch (JsonProcessingException e) {
      throw new ApiError(ApiError.WRONG_FORMAT, at + " must be a list of ids");
    }
    ArrayNode list = ids.isArray() ? (ArrayNode) ids : Json.object().putArray("ids").add(ids);
    if (list.size() > MOST_IDS) {
      throw new ApiError(ApiError.WRONG_FORMAT, at + " must name at most 500 recordings");
    }
    return list;
  }

  private List<Recording> asked(ObjectNode request) throws ApiError {
    if (!cabinet.speechAnalytics()) {
      throw ApiError.result(NOT_BOUGHT, "Speech analytics are not bought");
    }
    List<Recording> found = new ArrayList<>();
    request.path("recording_id").forEach(id -> recordings.find(id.asText()).ifPresent(found::add));
    return found;
  }

  Reply categories(Params params) throws ApiError {
    ObjectNode request = params.read(CATEGORIES);
    ObjectNode answer = Reply.success();
    ArrayNode data = answer.putArray("data");
    for (Recording recording : asked(request)) {
      ArrayNode categories =
          data.addObject().put("recording_id", recording.id()).putArray("categories");
      cabinet.categories().forEach(plan -> categories.add(category(plan, recording, request)));
    }
    return Reply.json(answer);
  }

  private static ObjectNode category(CategoryPlan plan, Recording recording, ObjectNode request) {
    ObjectNode category = Json.object();
    if (request.path("with_terms").asBoolean()) {
      ArrayNode terms = category.putArray("terms");
      for (String term : plan.terms()) {
        ObjectNode each = terms.addObject();
        each.putArray("channels").add(ONE_CHANNEL);
        each.put("count", 1).put("value", term);
      }
    }
    category.put("id", plan.id()).put("assign_time", recording.savedAt()).put("version", 1);
    return request.path("with_names").asBoolean() ? category.put("name", plan.name()) : category;
  }

  Reply transcripts(Params params) throws ApiError {
    ObjectNode answer = Reply.success();
    ArrayNode data = answer.putArray("data");
    for (Recording recording : asked(params.read(Shape.of(IDS)))) {
      ObjectNode each = data.addObject().put("recording_id", recording.id());
      // One side is an employee and the other is not: the document's third case.
      each.putObject("names").put("client", "Клиент").put("operator", "Сотрудник");
      ArrayNode phrases = each.putArray("phrases");
      cabinet.phrases().forEach(p -> phrases.addArray().add(p.get(0)).add(p.get(1)));
    }
    return Reply.json(answer);
  }
}
