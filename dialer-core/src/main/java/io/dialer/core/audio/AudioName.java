package io.dialer.core.audio;

import io.dialer.core.audio.AudioRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name of an uploaded file, which is its identity.
 *
 * <p>Clients send whole paths, with either slash: the last element is the name.
 *
 * @param value at most 200 bytes of UTF-8, without slashes and control characters
 */
public record AudioName(String value) {

  private static final int MAX_BYTES = 200;

  /**
   * @throws AudioRefused when nothing that can be a name is left
   */
  public AudioName {
    value = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1).strip();
    if (value.isEmpty() || value.equals(".") || value.equals("..")) {
      throw refused("the uploaded file has no name: a name such as greeting.mp3 is expected");
    }
    if (value.codePoints().anyMatch(AudioName::unprintable)) {
      throw refused("the name of the uploaded file holds characters that cannot be printed");
    }
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw refused(
          "the name of the uploaded file is %d bytes long: at most %d are taken"
              .formatted(bytes, MAX_BYTES));
    }
  }

  /**
   * The name's ending with its dot, if it is that of a known format; otherwise the format's own.
   */
  String ending(AudioFormat format) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (AudioFormat known : AudioFormat.values()) {
      if (lower.endsWith(endingOf(known))) {
        return endingOf(known);
      }
    }
    return endingOf(format);
  }

  private static String endingOf(AudioFormat format) {
    return "." + format.name().toLowerCase(Locale.ROOT);
  }

  private static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> codePoint == 0xFFFD;
    };
  }

  private static AudioRefused refused(String message) {
    return new AudioRefused(Reason.NAME, message);
  }
}
