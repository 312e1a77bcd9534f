package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * One group.
 *
 * @param more fields that are not known to us
 */
public record ContactGroupReply(
    @JsonProperty(required = true) ContactGroup data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public ContactGroupReply {
    Objects.requireNonNull(data, "data is missing");
  }
}
