package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * One contact.
 *
 * @param more fields that are not known to us
 */
public record ContactReply(
    @JsonProperty(required = true) Contact data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public ContactReply {
    Objects.requireNonNull(data, "data is missing");
  }
}
