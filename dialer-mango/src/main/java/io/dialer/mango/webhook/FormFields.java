package io.dialer.mango.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form, as bytes: a signature covers bytes, so nothing here decodes characters.
 *
 * @param byName the first value of each field
 */
record FormFields(Map<String, byte[]> byName) {

  /**
   * Anybody can send a form: of one with more fields than any webhook has, the rest is not read.
   */
  private static final int MOST_FIELDS = 20;

  /** Reads a form as its content type says; a body of any other type is taken as url-encoded. */
  static FormFields of(@Nullable String contentType, byte[] body) {
    String type = contentType == null ? "" : contentType.strip();
    boolean multipart = type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    return new FormFields(multipart ? MultipartForm.read(type, body) : urlEncoded(body));
  }

  /** A field's value; empty when the form has no such field. */
  byte[] get(String name) {
    return byName.getOrDefault(name, new byte[0]);
  }

  /** Whether the form has the field, be it empty. */
  boolean has(String name) {
    return byName.containsKey(name);
  }

  private static Map<String, byte[]> urlEncoded(byte[] body) {
    Map<String, byte[]> fields = new HashMap<>();
    int start = 0;
    for (int pairs = 0; start <= body.length && pairs < MOST_FIELDS; pairs++) {
      int end = indexOf(body, '&', start, body.length);
      int equals = indexOf(body, '=', start, end);
      String name = new String(decode(body, start, equals), StandardCharsets.UTF_8);
      fields.putIfAbsent(name, decode(body, Math.min(equals + 1, end), end));
      start = end + 1;
    }
    return fields;
  }

  private static byte[] decode(byte[] body, int start, int end) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      int escaped = body[i] == '%' && i + 2 < end ? hex(body[i + 1], body[i + 2]) : -1;
      if (escaped >= 0) {
        decoded.write(escaped);
        i += 2;
      } else {
        decoded.write(body[i] == '+' ? ' ' : body[i]);
      }
    }
    return decoded.toByteArray();
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
  }

  private static int indexOf(byte[] body, char wanted, int from, int end) {
    for (int i = from; i < end; i++) {
      if (body[i] == wanted) {
        return i;
      }
    }
    return end;
  }

  /** Field names only: the values are as secret as the key among them. */
  @Override
  public String toString() {
    return "FormFields" + Arrays.toString(byName.keySet().toArray());
  }
}
