package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address of a contact.
 *
 * @param emailId null for one that is to be created
 * @param isDefault whether it is the contact's main address; null means no
 * @param more fields that are not known to us
 */
public record Email(
    @Nullable String emailId,
    @Nullable String email,
    @Nullable String comment,
    @Nullable Boolean isDefault,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One that does not exist yet. */
  public static Email of(String email) {
    return new Email(null, email, null, null, Map.of());
  }
}
