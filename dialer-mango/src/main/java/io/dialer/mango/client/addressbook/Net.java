package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact's account in a social network.
 *
 * @param netId null for one that is to be created
 * @param net 0 Facebook, 1 VKontakte, 2 Google+, 3 Odnoklassniki, 4 MySpace, 5 Instagram, 6
 *     LinkedIn, 7 Twitter, 8 Vine, 9 YouTube, 10 Badoo
 * @param uname the account's name
 * @param more fields that are not known to us
 */
public record Net(
    @Nullable String netId,
    @Nullable Integer net,
    @Nullable String uname,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One that does not exist yet. */
  public static Net of(int net, String uname) {
    return new Net(null, net, uname, Map.of());
  }
}
