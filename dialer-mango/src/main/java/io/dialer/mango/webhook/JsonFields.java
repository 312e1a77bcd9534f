package io.dialer.mango.webhook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a webhook's fields. The vendor sends numbers as strings and strings as numbers, and leaves
 * out or empties what it does not know.
 */
record JsonFields(JsonNode node) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static JsonFields parse(String json) throws MalformedWebhook {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (!node.isObject()) {
        throw new MalformedWebhook("the body is not a JSON object");
      }
      return new JsonFields(node);
    } catch (JacksonException e) {
      throw new MalformedWebhook("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  /** An object inside this one; without fields when there is none. */
  JsonFields in(String name) {
    return new JsonFields(node.path(name));
  }

  /** A field as text, null when absent or empty. */
  @Nullable String text(String name) throws MalformedWebhook {
    JsonNode value = node.path(name);
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    if (text.indexOf('\0') >= 0) {
      throw new MalformedWebhook("field " + name + " holds a NUL character");
    }
    return text.isBlank() ? null : text.strip();
  }

  String required(String name) throws MalformedWebhook {
    String text = text(name);
    if (text == null) {
      throw new MalformedWebhook("field " + name + " is missing");
    }
    return text;
  }

  int requiredInt(String name) throws MalformedWebhook {
    String text = required(name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new MalformedWebhook("field %s is '%s', not a number".formatted(name, text));
    }
  }

  /** A moment given as seconds since 1970 in UTC; {@code otherwise} when absent or unreadable. */
  Instant moment(String name, Instant otherwise) throws MalformedWebhook {
    String text = text(name);
    if (text == null || !text.matches("[0-9]{1,11}")) {
      return otherwise;
    }
    long seconds = Long.parseLong(text);
    return seconds == 0 ? otherwise : Instant.ofEpochSecond(seconds);
  }

  /** A moment given as milliseconds since 1970 in UTC; {@code otherwise} when absent or not so. */
  Instant momentOfMillis(String name, Instant otherwise) throws MalformedWebhook {
    String text = text(name);
    return text == null || !text.matches("[1-9][0-9]{0,14}")
        ? otherwise
        : Instant.ofEpochMilli(Long.parseLong(text));
  }
}
