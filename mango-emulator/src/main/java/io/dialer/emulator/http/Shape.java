package io.dialer.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an object of a request may hold. Reading gives a clean object: known fields only, with the
 * types of the document, whatever quotes the client wrote. What is absent stays absent.
 */
public record Shape(List<Field> fields) {
  /** A shape of these fields. */
  public static Shape of(Field... fields) {
    return new Shape(List.of(fields));
  }

  /** The same shape with a field more. */
  public Shape with(Field field) {
    return new Shape(Stream.concat(fields.stream(), Stream.of(field)).toList());
  }

  ObjectNode read(JsonNode value, String at) throws ApiError {
    if (!value.isObject()) {
      throw new ApiError(
          ApiError.WRONG_FORMAT, (at.isEmpty() ? "json" : at) + " must be an object");
    }
    ObjectNode clean = Json.object();
    for (Field field : fields) {
      field.read(value, at, clean);
    }
    return clean;
  }
}
