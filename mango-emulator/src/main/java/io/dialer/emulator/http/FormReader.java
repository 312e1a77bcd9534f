package io.dialer.emulator.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;

/** Reads the fields of a form, url-encoded or multipart: peers send both to the real API. */
final class FormReader {
  private static final int LARGEST = 1 << 20;

  private FormReader() {}

  static Map<String, String> read(Request request) throws ApiError, IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null && type.startsWith("multipart/form-data")
        ? multipart(request, type)
        : urlEncoded(Content.Source.asString(request, StandardCharsets.UTF_8));
  }

  private static Map<String, String> urlEncoded(String body) throws ApiError {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String encoded) throws ApiError {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ApiError(ApiError.WRONG_FORMAT, "The form is not url-encoded: " + e.getMessage());
    }
  }

  private static Map<String, String> multipart(Request request, String type) throws ApiError {
    String boundary = MultiPart.extractBoundary(type);
    if (boundary == null) {
      throw new ApiError(ApiError.WRONG_FORMAT, "The multipart form names no boundary");
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxMemoryFileSize(LARGEST);
    parser.setMaxLength(LARGEST);
    try (MultiPartFormData.Parts parts = parse(parser, request)) {
      Map<String, String> fields = new HashMap<>();
      for (MultiPart.Part part : parts) {
        fields.put(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
      }
      return fields;
    } catch (IOException e) {
      throw new ApiError(
          ApiError.WRONG_FORMAT, "The multipart form cannot be read: " + e.getMessage());
    }
  }

  private static MultiPartFormData.Parts parse(MultiPartFormData.Parser parser, Request request)
      throws IOException {
    try (Blocker.Promise<MultiPartFormData.Parts> promise = Blocker.promise()) {
      parser.parse(request, promise);
      return promise.block();
    }
  }
}
