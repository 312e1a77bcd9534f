package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contact has in one custom field.
 *
 * @param customValueId a number; empty or null for a value that does not exist yet. In a change, a
 *     value with nothing but this is emptied
 * @param customFieldId the field, see {@link CustomFieldsRequest}
 * @param type 1 text, 2 list, 3 list with several choices
 * @param text the value of a text field
 * @param listItems the chosen ones of a list
 * @param more fields that are not known to us
 */
public record CustomValue(
    @Nullable String customValueId,
    @Nullable Long customFieldId,
    @Nullable Integer type,
    @Nullable String text,
    @Nullable List<ListItem> listItems,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** A text that does not exist yet. */
  public static CustomValue text(long customFieldId, String text) {
    return new CustomValue(null, customFieldId, null, text, null, Map.of());
  }

  /** Choices of a list that do not exist yet. */
  public static CustomValue choices(long customFieldId, List<Long> enumIds) {
    List<ListItem> items = enumIds.stream().map(ListItem::of).toList();
    return new CustomValue(null, customFieldId, null, null, items, Map.of());
  }
}
