package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * One organisation.
 *
 * @param more fields that are not known to us
 */
public record OrganizationReply(
    @JsonProperty(required = true) Organization data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public OrganizationReply {
    Objects.requireNonNull(data, "data is missing");
  }
}
