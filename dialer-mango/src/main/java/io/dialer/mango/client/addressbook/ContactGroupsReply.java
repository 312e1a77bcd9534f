package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of groups.
 *
 * @param more fields that are not known to us
 */
public record ContactGroupsReply(
    @JsonProperty(required = true) List<ContactGroup> data,
    @Nullable ListState state,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more)
    implements ListReply<ContactGroup> {

  public ContactGroupsReply {
    data = Objects.requireNonNullElse(data, List.of());
  }
}
