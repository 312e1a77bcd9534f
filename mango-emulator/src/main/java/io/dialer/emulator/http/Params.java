package io.dialer.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The parameters of a request, read strictly: missing is 3103, of a wrong type or too long is 3104.
 */
public final class Params {
  private static final int LONGEST = 128;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,15}|sip:[^\\s@]+@[^\\s@]+");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,15}");

  private final JsonNode object;
  private final String path;

  /**
   * @throws ApiError 3104 if it is not an object
   */
  public Params(JsonNode object) throws ApiError {
    this(object, "");
  }

  private Params(JsonNode object, String path) throws ApiError {
    if (!object.isObject()) {
      throw new ApiError(
          ApiError.WRONG_FORMAT, (path.isEmpty() ? "json" : path) + " must be an object");
    }
    this.object = object;
    this.path = path;
  }

  /** A string that must be there. */
  public String text(String name) throws ApiError {
    return required(name, optionalText(name));
  }

  /** A string of at most 128 bytes that may be absent; an empty one is absent. */
  public Optional<String> optionalText(String name) throws ApiError {
    return atMostLongest(name, longText(name));
  }

  /**
   * An internal number or a name of at most 128 bytes that must be there. Public clients write such
   * ones with quotes or without.
   */
  public String word(String name) throws ApiError {
    return required(name, optionalWord(name));
  }

  /** The same that may be absent. */
  public Optional<String> optionalWord(String name) throws ApiError {
    Optional<JsonNode> value = value(name);
    return value.isPresent() && value.get().isNumber()
        ? atMostLongest(name, Optional.of(value.get().asText()))
        : optionalText(name);
  }

  private Optional<String> atMostLongest(String name, Optional<String> text) throws ApiError {
    if (text.isPresent() && text.get().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new ApiError(ApiError.WRONG_FORMAT, at(name) + " must have at most 128 bytes");
    }
    return text;
  }

  /** A string of any length that may be absent; an empty one is absent. */
  public Optional<String> longText(String name) throws ApiError {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isTextual()) {
      throw new ApiError(ApiError.WRONG_FORMAT, at(name) + " must be a string");
    }
    return value.map(JsonNode::textValue).filter(text -> !text.isEmpty());
  }

  /** A telephone number, internal or external, that must be there; 3200 if it cannot be one. */
  public String phone(String name) throws ApiError {
    String number = word(name);
    if (!NUMBER.matcher(number).matches()) {
      throw new ApiError(ApiError.BAD_NUMBER, at(name) + " is not a telephone number");
    }
    return number;
  }

  /** A whole number, which the vendor writes with quotes or without. */
  public OptionalLong optionalInteger(String name) throws ApiError {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!value.get().isValueNode() || !INTEGER.matcher(value.get().asText()).matches()) {
      throw new ApiError(ApiError.WRONG_FORMAT, at(name) + " must be a whole number");
    }
    return OptionalLong.of(Long.parseLong(value.get().asText()));
  }

  /** A whole number that must be there. */
  public long integer(String name) throws ApiError {
    OptionalLong value = optionalInteger(name);
    if (value.isEmpty()) {
      throw missing(name);
    }
    return value.getAsLong();
  }

  /** An object that must be there. */
  public Params object(String name) throws ApiError {
    return required(name, optionalObject(name));
  }

  /** An object that may be absent. */
  public Optional<Params> optionalObject(String name) throws ApiError {
    Optional<JsonNode> value = value(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(new Params(value.get(), at(name)));
  }

  /** Reads the whole request by its shape. */
  public ObjectNode read(Shape shape) throws ApiError {
    return shape.read(object, path);
  }

  /** Whether a list holds this word. */
  public boolean lists(String name, String word) {
    for (JsonNode each : object.path(name)) {
      if (each.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** A parameter as it came; empty if it is absent or null. */
  public Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private <T> T required(String name, Optional<T> value) throws ApiError {
    if (value.isEmpty()) {
      throw missing(name);
    }
    return value.get();
  }

  private ApiError missing(String name) {
    return new ApiError(ApiError.MISSING, at(name) + " is missing");
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
