package io.dialer.mango.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The signature of requests in both directions (document, section 2.2): lower-case hex of {@code
 * sha256(key + json + salt)}.
 *
 * <p>It covers the JSON byte for byte as it was sent, so it is checked before anything is parsed.
 */
public final class MangoSignature {

  /** Of SHA-256, written in hexadecimal. */
  private static final int DIGITS = 64;

  private final byte[] key;
  private final byte[] salt;

  public MangoSignature(Secret key, Secret salt) {
    this.key = key.value().getBytes(StandardCharsets.UTF_8);
    this.salt = salt.value().getBytes(StandardCharsets.UTF_8);
  }

  /** The signature of what we send. */
  public String of(String json) {
    return hex(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether a message is from our PBX. Takes as long for a wrong signature as for a right one; what
   * does not even bear our key, or a signature's length, is not worth a digest.
   */
  public boolean verify(byte[] sentKey, byte[] sentSign, byte[] json) {
    return sentSign.length == DIGITS
        && isOurKey(sentKey)
        && MessageDigest.isEqual(hex(json).getBytes(StandardCharsets.US_ASCII), sentSign);
  }

  /** Whether a message bears our key, which proves less than a signature. */
  public boolean isOurKey(byte[] sentKey) {
    return MessageDigest.isEqual(key, sentKey);
  }

  private String hex(byte[] json) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(key);
      sha256.update(json);
      sha256.update(salt);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
