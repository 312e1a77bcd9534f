package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact's account in a messenger.
 *
 * @param mgrId null for one that is to be created
 * @param mgr 0 Viber, 1 Telegram, 2 Skype, 3 WhatsApp
 * @param uname the account's name
 * @param more fields that are not known to us
 */
public record Messenger(
    @Nullable String mgrId,
    @Nullable Integer mgr,
    @Nullable String uname,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One that does not exist yet. */
  public static Messenger of(int mgr, String uname) {
    return new Messenger(null, mgr, uname, Map.of());
  }
}
