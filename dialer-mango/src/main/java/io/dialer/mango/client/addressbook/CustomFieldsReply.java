package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All custom fields of contacts.
 *
 * @param more fields that are not known to us
 */
public record CustomFieldsReply(
    @JsonProperty(required = true) List<CustomField> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public CustomFieldsReply {
    data = Objects.requireNonNullElse(data, List.of());
  }
}
