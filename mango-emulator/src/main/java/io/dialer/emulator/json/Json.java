package io.dialer.emulator.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * JSON of the wire: {@code snake_case}, nulls left out, everything beyond ASCII escaped as PHP does
 * it.
 */
public final class Json {
  private static final JsonMapper WIRE =
      JsonMapper.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();
  private static final ObjectWriter TO_WIRE = WIRE.writer();
  private static final ObjectReader TREE =
      WIRE.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** Writes a value for the wire, without spaces. */
  public static String write(Object value) {
    try {
      return TO_WIRE.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }

  /**
   * Reads any JSON.
   *
   * @throws JsonProcessingException if the text is not JSON
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return TREE.readTree(text);
  }

  /** A map as an object. */
  public static ObjectNode tree(Map<String, ?> map) {
    return WIRE.valueToTree(map);
  }

  /** An empty object to be filled. */
  public static ObjectNode object() {
    return WIRE.createObjectNode();
  }
}
