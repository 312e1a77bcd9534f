package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of the address book.
 *
 * @param orgId null for one that is to be created
 * @param orgName may be null beside an {@code orgId} that says which one is meant
 * @param more fields that are not known to us
 */
public record Organization(
    @Nullable String orgId,
    @Nullable String orgName,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One that does not exist yet. */
  public static Organization named(String name) {
    return new Organization(null, name, Map.of());
  }

  /** One that exists. */
  public static Organization withId(String id) {
    return new Organization(id, null, Map.of());
  }
}
