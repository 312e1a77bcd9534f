package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Examples of the vendor's document, read into our records and written again. */
public final class Examples {

  private Examples() {}

  /**
   * Checks that nothing of an example is lost on the way through a record: not a field, known to us
   * or not, nor a value. Whether a number is written as a string does not matter, nor do nulls.
   *
   * @return the record
   */
  public static <T> T roundTrips(String example, Class<T> type) {
    try {
      JsonNode before = MangoJson.MAPPER.readTree(example);
      T value = MangoJson.MAPPER.treeToValue(before, type);
      assertThat(plain(MangoJson.MAPPER.valueToTree(value))).isEqualTo(plain(before));
      return value;
    } catch (JsonProcessingException e) {
      throw new AssertionError("not as the document has it: " + e.getMessage(), e);
    }
  }

  /** Checks that a request's record refuses these fields, and gives the refusal. */
  public static InvalidRequest refused(String json, Class<?> type) {
    try {
      throw new AssertionError("was not refused: " + MangoJson.MAPPER.readValue(json, type));
    } catch (ValueInstantiationException e) {
      if (e.getCause() instanceof InvalidRequest refusal) {
        return refusal;
      }
      throw new AssertionError("was refused, but not by a check", e);
    } catch (JsonProcessingException e) {
      throw new AssertionError("cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode plain(JsonNode node) {
    if (node.isObject()) {
      ObjectNode plain = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .forEach(field -> plain.set(field.getKey(), plain(field.getValue())));
      return plain;
    }
    if (node.isArray()) {
      ArrayNode plain = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    return node.isValueNode() && !node.isNull() ? TextNode.valueOf(text(node)) : node;
  }

  private static String text(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }
}
