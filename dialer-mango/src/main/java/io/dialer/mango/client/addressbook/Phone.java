package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phone of a contact.
 *
 * @param phoneId null for one that is to be created
 * @param type 0 land line, 1 mobile, 2 SIP, 3 Skype, 4 other, 5 fax
 * @param phone as the user typed it, at most 255 characters
 * @param phoneNum the same as a number; only in replies
 * @param comment at most 255 characters
 * @param ext the extension behind the number, at most 32 characters
 * @param isDefault whether it is the contact's main phone; null means no
 * @param more fields that are not known to us
 */
public record Phone(
    @Nullable String phoneId,
    @Nullable Integer type,
    @Nullable String phone,
    @Nullable String phoneNum,
    @Nullable String comment,
    @Nullable String ext,
    @Nullable Boolean isDefault,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One that does not exist yet. */
  public static Phone of(int type, String phone) {
    return new Phone(null, type, phone, null, null, null, null, Map.of());
  }
}
