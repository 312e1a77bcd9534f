package io.dialer.api.audio;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;

/** The file name that came with a part of a multipart form. */
final class UploadedName {

  private static final Pattern PLAIN = Pattern.compile("(?i);\\s*filename\\s*=\\s*\"");

  private UploadedName() {}

  static String of(FormDataBodyPart part) {
    String header = part.getHeaders().getFirst("Content-Disposition");
    String name = part.getFormDataContentDisposition().getFileName();
    // Read by hand: the library drops backslashes, which may be a path's.
    Matcher plain = PLAIN.matcher(header == null ? "" : header);
    boolean quoted = header != null && !header.contains("filename*") && plain.find();
    return utf8(quoted ? quoted(header, plain.end()) : name == null ? "" : name);
  }

  // Up to the closing quote. No regular expression: one would use up the stack on a long name.
  private static String quoted(String header, int begin) {
    StringBuilder name = new StringBuilder();
    for (int at = begin; at < header.length() && header.charAt(at) != '"'; at++) {
      if (header.startsWith("\\\"", at)) {
        at++;
      }
      name.append(header.charAt(at));
    }
    return name.toString();
  }

  // Headers are read as ISO-8859-1, but every client of today writes UTF-8.
  private static String utf8(String name) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(name)) {
      return name;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }
}
