package io.dialer.api.webhook;

import io.dialer.core.webhook.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets a receiver know that a delivery is ours and was not changed. */
final class DeliverySignature {
  private static final String ALGORITHM = "HmacSHA256";

  private DeliverySignature() {}

  /**
   * The value of {@code X-Dialer-Signature}.
   *
   * @param timestamp Unix seconds; signed too, so that an old delivery cannot be passed off as new
   */
  static String of(SigningKey key, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
