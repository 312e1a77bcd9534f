package io.dialer.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a webhook leads. */
final class WebhookAddress {
  private static final int LONGEST = 2_000;
  private static final int GREATEST_PORT = 65_535;

  private WebhookAddress() {}

  /**
   * Reads an address.
   *
   * @param known the address so far; empty: there is none yet
   * @throws Refusal if nothing could be sent there
   */
  static String read(@Nullable JsonNode sent, String known) {
    String url = Fields.text(sent, "url", LONGEST).map(String::strip).orElse(known);
    try {
      URI address = new URI(url);
      complain(address);
      return address.toASCIIString();
    } catch (URISyntaxException e) {
      throw refused("it is no address");
    }
  }

  private static void complain(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme();
    if (!scheme.toLowerCase(Locale.ROOT).matches("https?")) {
      throw refused("it does not begin with http:// or https://");
    } else if (address.getUserInfo() != null) {
      throw refused("a login or a password in it would be shown; deliveries are signed instead");
    } else if (address.getHost() == null) {
      throw refused("it names no host");
    } else if (address.getPort() == 0 || address.getPort() > GREATEST_PORT) {
      throw refused("its port does not exist");
    } else if (address.getFragment() != null) {
      throw refused("what follows \"#\" is never sent");
    }
  }

  private static Refusal refused(String why) {
    return Refusal.badRequest(
        "url: an address such as https://crm.example/dialer is expected; " + why);
  }
}
