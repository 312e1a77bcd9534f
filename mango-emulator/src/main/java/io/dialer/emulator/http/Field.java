package io.dialer.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialer.emulator.json.Json;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One field of a request. Missing is 3103 if it is required, wrong is 3104. {@code null} is absent:
 * public clients write it for whatever they do not set.
 */
public record Field(String name, boolean required, Kind kind) {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
  private static final List<String> TRUE = List.of("true", "1");
  private static final List<String> FALSE = List.of("false", "0");

  /** How a value is read. */
  @FunctionalInterface
  public interface Kind {
    /**
     * Reads a value.
     *
     * @param at where it is, for the message
     * @throws ApiError 3104 if it is wrong
     */
    JsonNode read(JsonNode value, String at) throws ApiError;
  }

  /** A string of at most so many characters; a number is taken for one. */
  public static Field text(String name, int longest) {
    return matching(name, "(?s).{0," + longest + "}");
  }

  /** A string of this form. */
  public static Field matching(String name, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new Field(
        name,
        false,
        (value, at) -> {
          check(value.isTextual() || value.isNumber(), at, "a string");
          check(pattern.matcher(value.asText()).matches(), at, "of the form " + regex);
          return TextNode.valueOf(value.asText());
        });
  }

  /** One of these words. */
  public static Field oneOf(String name, String... words) {
    return matching(name, String.join("|", words));
  }

  /** A whole number within these bounds, with quotes or without. */
  public static Field integer(String name, int min, int max) {
    return new Field(name, false, (value, at) -> IntNode.valueOf(integer(value, at, min, max)));
  }

  /** The id of an object. */
  public static Field id(String name) {
    return integer(name, 0, Integer.MAX_VALUE);
  }

  /** True or false, with quotes, without, or as 1 and 0. */
  public static Field flag(String name) {
    return new Field(
        name,
        false,
        (value, at) -> {
          boolean yes = TRUE.contains(value.asText());
          check(yes || FALSE.contains(value.asText()), at, "true or false");
          return BooleanNode.valueOf(yes);
        });
  }

  /** An object. */
  public static Field object(String name, Shape shape) {
    return new Field(name, false, shape::read);
  }

  /** A list of objects. */
  public static Field list(String name, Shape shape) {
    return list(name, shape::read);
  }

  /** A list of ids; a single one is a list of one. */
  public static Field ids(String name) {
    Kind id = (value, at) -> IntNode.valueOf(integer(value, at, 0, Integer.MAX_VALUE));
    Kind many = list(name, id).kind;
    return new Field(
        name, false, (value, at) -> many.read(value.isArray() ? value : arrayOf(value), at));
  }

  private static Field list(String name, Kind element) {
    return new Field(
        name,
        false,
        (value, at) -> {
          check(value.isArray(), at, "a list");
          ArrayNode clean = Json.object().putArray(name);
          for (JsonNode each : value) {
            clean.add(element.read(each, at + "[" + clean.size() + "]"));
          }
          return clean;
        });
  }

  private static ArrayNode arrayOf(JsonNode value) {
    return Json.object().putArray("one").add(value);
  }

  /** The same, but it must be there and may not be empty. */
  public Field mandatory() {
    return new Field(name, true, kind);
  }

  void read(JsonNode object, String parent, ObjectNode clean) throws ApiError {
    JsonNode value = object.path(name);
    String at = parent.isEmpty() ? name : parent + "." + name;
    boolean absent = value.isMissingNode() || value.isNull();
    if (required && (absent || (value.isTextual() && value.textValue().isEmpty()))) {
      throw new ApiError(ApiError.MISSING, at + " is missing");
    }
    if (!absent) {
      clean.set(name, kind.read(value, at));
    }
  }

  private static int integer(JsonNode value, String at, int min, int max) throws ApiError {
    check(value.isValueNode() && INTEGER.matcher(value.asText()).matches(), at, "a whole number");
    int number = Integer.parseInt(value.asText());
    check(number >= min && number <= max, at, "from " + min + " to " + max);
    return number;
  }

  private static void check(boolean holds, String at, String expected) throws ApiError {
    if (!holds) {
      throw new ApiError(ApiError.WRONG_FORMAT, at + " must be " + expected);
    }
  }
}
