package io.dialer.core.audio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sound that a poll plays, known to the PBX by its name.
 *
 * <p>An uploaded file is named as it was uploaded; a text to be spoken by a hash of what is spoken,
 * so that the same words are one prompt and changed words are another.
 *
 * @param name the sound's name in the PBX
 */
public record Prompt(String name) {

  /** The prompt that plays an uploaded file. */
  public static Prompt ofFile(String uploadedName) {
    return new Prompt(uploadedName);
  }

  /** The prompt that speaks {@code text} in {@code lang} (a tag such as {@code ru-RU}). */
  public static Prompt ofText(String text, String lang) {
    String hash = HexFormat.of().formatHex(sha256(lang + '\n' + text));
    return new Prompt("dialer-" + hash.substring(0, 16) + ".mp3");
  }

  /**
   * What the file is called that is put into the PBX. PBXs do not tell names apart by {@code .mp3}
   * and {@code .wav}, and the file is mp3 whatever was uploaded.
   */
  public String fileName() {
    return name.replaceFirst("(?i)\\.(mp3|wav)$", "") + ".mp3";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
