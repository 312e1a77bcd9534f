package io.dialer.api.harness;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A webhook of a kind that is not known, as the lab's PBX would sign it.
 *
 * @param signed what the signature is of
 * @param body what is sent
 */
public record SignedWebhook(String signed, String body) {

  public static SignedWebhook of(String json) {
    return new SignedWebhook(json, json);
  }

  /** The same signature over something else: a forgery. */
  public SignedWebhook withBody(String other) {
    return new SignedWebhook(signed, other);
  }

  /** Posts it; returns the status of the answer. */
  public int sendTo(RunningDialer node) throws IOException, InterruptedException {
    String form =
        "vpbx_api_key=demo-key&sign=%s&json=%s"
            .formatted(signature(), URLEncoder.encode(body, StandardCharsets.UTF_8));
    return node.fetch(
            node.request("/mango/events/unheard-of")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)))
        .statusCode();
  }

  private String signature() {
    try {
      byte[] text = ("demo-key" + signed + "demo-salt").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
