package io.dialer.api.session;

import io.dialer.api.rest.Refusal;
import io.dialer.api.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The form that signs in, read from the raw body: old clients put empty pairs around the {@code &}
 * and name any content type.
 */
record SignInForm(String login, Secret password) {

  private static final int MAX_BYTES = 8 << 10;

  static SignInForm read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Refusal(
          413, "the form is too large: at most %d bytes are taken".formatted(MAX_BYTES));
    }
    String form = new String(bytes, StandardCharsets.UTF_8).strip();
    return new SignInForm(field(form, "login"), new Secret(field(form, "password")));
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      String stripped = pair.strip();
      if (stripped.startsWith(name + "=")) {
        return decode(stripped.substring(name.length() + 1), name);
      }
    }
    return "";
  }

  private static String decode(String value, String name) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(
          "the form's field " + name + " is not URL-encoded: % is followed by two hex digits");
    }
  }
}
