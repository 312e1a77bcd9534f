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
 * A page of contacts.
 *
 * @param more fields that are not known to us
 */
public record ContactsReply(
    @JsonProperty(required = true) List<Contact> data,
    @Nullable ListState state,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more)
    implements ListReply<Contact> {

  public ContactsReply {
    data = Objects.requireNonNullElse(data, List.of());
  }
}
