package io.dialer.emulator.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The account's key and salt. {@code sign = sha256(vpbx_api_key + json + vpbx_api_salt)}, in
 * lower-case hex, over the JSON byte for byte as it travels.
 */
public record Signature(String key, String salt) {
  /** The signature of this JSON. */
  public String of(String json) {
    byte[] signed = (key + json + salt).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(signed));
  }

  /** Whether this signature is the one of this JSON. */
  public boolean matches(String sign, String json) {
    return MessageDigest.isEqual(
        of(json).getBytes(StandardCharsets.US_ASCII), sign.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Says nothing about the salt. */
  @Override
  public String toString() {
    return "Signature[key=" + key + ", salt=***]";
  }
}
