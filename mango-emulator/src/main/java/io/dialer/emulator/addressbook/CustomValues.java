package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The values that contacts have in custom fields (sections 3.7.3.4 and 3.7.20). */
final class CustomValues {
  private static final int TEXT = 1;

  private final List<ObjectNode> fields;
  private final IntSupplier ids;

  /**
   * @param fields as section 3.7.20 shows them
   * @param ids gives ids to new values
   */
  CustomValues(List<ObjectNode> fields, IntSupplier ids) {
    this.fields = fields;
    this.ids = ids;
  }

  List<ObjectNode> fields() {
    return fields;
  }

  /** Whether each value names a field, and items, that exist. */
  boolean fit(JsonNode values, JsonNode known) {
    for (JsonNode value : values) {
      boolean fits =
          indexOf(known, value) >= 0 || field(value.path("custom_field_id").intValue()).isPresent();
      if (!fits || !itemsFit(value)) {
        return false;
      }
    }
    return true;
  }

  private boolean itemsFit(JsonNode value) {
    int field = value.path("custom_field_id").intValue();
    for (JsonNode item : value.path("list_items")) {
      if (item.has("enum_id") && item(field, item.path("enum_id").intValue()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The known values with these changes. A value of which only the id is given is emptied. */
  ArrayNode merged(JsonNode known, JsonNode changes) {
    ArrayNode merged = Json.object().putArray("custom_values");
    known.forEach(merged::add);
    for (JsonNode change : changes) {
      int at = indexOf(merged, change);
      if (at < 0) {
        merged.add(value(change, ids.getAsInt(), change.path("custom_field_id").intValue()));
      } else {
        JsonNode old = merged.get(at);
        merged.set(
            at,
            value(
                change,
                old.path("custom_value_id").intValue(),
                old.path("custom_field_id").intValue()));
      }
    }
    return merged;
  }

  private static int indexOf(JsonNode known, JsonNode wanted) {
    for (int i = 0; i < known.size(); i++) {
      JsonNode each = known.get(i);
      boolean sameField =
          wanted.has("custom_field_id")
              && each.path("custom_field_id").equals(wanted.path("custom_field_id"));
      if (sameField || each.path("custom_value_id").equals(wanted.path("custom_value_id"))) {
        return i;
      }
    }
    return -1;
  }

  private ObjectNode value(JsonNode given, int valueId, int fieldId) {
    int type = field(fieldId).map(field -> field.path("type").intValue()).orElse(TEXT);
    ObjectNode value =
        Json.object()
            .put("custom_value_id", valueId)
            .put("custom_field_id", fieldId)
            .put("type", type);
    if (type == TEXT) {
      return value.put("text", given.path("text").asText());
    }
    ArrayNode items = value.putArray("list_items");
    for (JsonNode item : given.path("list_items")) {
      item(fieldId, item.path("enum_id").intValue()).ifPresent(items::add);
    }
    return value;
  }

  private Optional<ObjectNode> field(int id) {
    return fields.stream()
        .filter(field -> field.path("custom_field_id").intValue() == id)
        .findFirst();
  }

  private Optional<JsonNode> item(int fieldId, int enumId) {
    for (JsonNode item : field(fieldId).orElseGet(Json::object).path("items")) {
      if (item.path("enum_id").intValue() == enumId) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
