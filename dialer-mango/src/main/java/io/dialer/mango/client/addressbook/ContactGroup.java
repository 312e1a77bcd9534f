package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of contacts. It has nothing to do with the groups of employees.
 *
 * @param groupId null for one that is to be created
 * @param groupName may be null beside a {@code groupId} that says which one is meant
 * @param more fields that are not known to us
 */
public record ContactGroup(
    @Nullable String groupId,
    @Nullable String groupName,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One that does not exist yet. */
  public static ContactGroup named(String name) {
    return new ContactGroup(null, name, Map.of());
  }

  /** One that exists. */
  public static ContactGroup withId(String id) {
    return new ContactGroup(id, null, Map.of());
  }
}
