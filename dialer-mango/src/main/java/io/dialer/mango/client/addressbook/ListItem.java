package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a custom field that is a list.
 *
 * @param enumId which choice
 * @param order its place in the list
 * @param more fields that are not known to us
 */
public record ListItem(
    @Nullable Long enumId,
    @Nullable String name,
    @Nullable Integer order,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** The choice as a request names it. */
  public static ListItem of(long enumId) {
    return new ListItem(enumId, null, null, Map.of());
  }
}
