package io.dialer.mango.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small part of {@code multipart/form-data} (RFC 7578) that a form of three fields needs. */
final class MultipartForm {

  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))");
  private static final int MOST_PARTS = 20;
  private static final byte[] BLANK_LINE = bytes("\r\n\r\n");

  private MultipartForm() {}

  /** The parts by name; empty when the content type names no boundary. */
  static Map<String, byte[]> read(String contentType, byte[] body) {
    Map<String, byte[]> fields = new HashMap<>();
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return fields;
    }
    // Every delimiter but the first follows a line end; one more in front makes them all alike.
    byte[] delimiter = bytes("\r\n--" + group(boundary));
    byte[] text = concat(bytes("\r\n"), body);
    int part = indexOf(text, delimiter, 0, text.length);
    for (int parts = 0; part >= 0 && parts < MOST_PARTS; parts++) {
      int start = part + delimiter.length;
      int next = indexOf(text, delimiter, start, text.length);
      // Not beyond the part: else a body of many parts would be read over and over.
      int headersEnd = indexOf(text, BLANK_LINE, start, next);
      if (headersEnd >= 0) {
        String headers = new String(text, start, headersEnd - start, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(headers);
        if (name.find()) {
          int value = headersEnd + BLANK_LINE.length;
          fields.putIfAbsent(group(name), Arrays.copyOfRange(text, value, Math.max(value, next)));
        }
      }
      part = next;
    }
    return fields;
  }

  private static String group(Matcher matcher) {
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  private static int indexOf(byte[] text, byte[] wanted, int from, int end) {
    for (int i = from; i <= end - wanted.length; i++) {
      if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
