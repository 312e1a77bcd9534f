package io.dialer.emulator.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of campaigns and tasks. Some have two names, the document's of 2021 and a newer
 * one; an empty string counts as absent; numbers come with quotes or without.
 */
final class Fields {
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Params params;

  Fields(Params params) {
    this.params = params;
  }

  /** A text that must be there, of at most so many characters. */
  String text(String name, int most) throws ApiError {
    return optionalText(name, most).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name, int most) throws ApiError {
    Optional<String> text = params.longText(name);
    if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > most) {
      throw wrong(name, "must have at most " + most + " characters");
    }
    return text;
  }

  /** A telephone number or SIP address of at most 64 characters that must be there. */
  String phone(String name) throws ApiError {
    String unused = text(name, 64);
    return params.phone(name);
  }

  Optional<Long> integer(String... names) throws ApiError {
    Optional<JsonNode> value = first(names);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(value.get().asText()));
    } catch (NumberFormatException e) {
      throw wrong(names[0], "must be a whole number");
    }
  }

  long requiredInteger(String name) throws ApiError {
    return integer(name).orElseThrow(() -> missing(name));
  }

  /** One of the allowed whole numbers. */
  int choice(int otherwise, List<Integer> allowed, String... names) throws ApiError {
    long chosen = integer(names).orElse((long) otherwise);
    if (!allowed.contains((int) chosen)) {
      throw wrong(names[0], "must be one of " + allowed);
    }
    return (int) chosen;
  }

  /** One of the allowed fractions. */
  double fraction(double otherwise, List<Double> allowed, String... names) throws ApiError {
    Optional<JsonNode> value = first(names);
    if (value.isEmpty()) {
      return otherwise;
    }
    double chosen = value.get().asDouble(-1);
    if (!allowed.contains(chosen)) {
      throw wrong(names[0], "must be one of " + allowed);
    }
    return chosen;
  }

  /** True, 1 or their texts. */
  boolean flag(String name) {
    return first(name).map(value -> value.asBoolean() || value.asText().equals("1")).orElse(false);
  }

  /** A time of the form {@code YYYY-MM-DD HH:MM:SS}, UTC. */
  Optional<Instant> utc(String name) throws ApiError {
    Optional<String> text = params.longText(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text.get(), UTC).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      throw wrong(name, "must be like 2021-02-07 12:25:00");
    }
  }

  Instant requiredUtc(String name) throws ApiError {
    return utc(name).orElseThrow(() -> missing(name));
  }

  /** The elements of a list; none if it is absent. */
  List<JsonNode> list(String name) throws ApiError {
    Optional<JsonNode> value = first(name);
    if (value.isPresent() && !value.get().isArray()) {
      throw wrong(name, "must be a list");
    }
    List<JsonNode> elements = new ArrayList<>();
    value.ifPresent(array -> array.forEach(elements::add));
    return elements;
  }

  /** The objects of a list that must have at least one. */
  List<Fields> objects(String name) throws ApiError {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode element : list(name)) {
      objects.add(new Fields(new Params(element)));
    }
    if (objects.isEmpty()) {
      throw missing(name);
    }
    return objects;
  }

  private Optional<JsonNode> first(String... names) {
    for (String name : names) {
      Optional<JsonNode> value = params.value(name).filter(node -> !isEmptyText(node));
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static boolean isEmptyText(JsonNode node) {
    return node.isTextual() && node.textValue().isEmpty();
  }

  static ApiError wrong(String name, String what) {
    return new ApiError(ApiError.WRONG_FORMAT, name + " " + what);
  }

  private static ApiError missing(String name) {
    return new ApiError(ApiError.MISSING, name + " is missing");
  }
}
