package io.dialer.api.rest;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** People's word for the kind of value that a Java type stands for. */
public final class JsonKind {

  private JsonKind() {}

  public static String of(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (ZoneId.class.isAssignableFrom(type)) {
      return "a time zone such as Europe/Moscow";
    }
    return of(type.getSimpleName());
  }

  private static String of(String typeName) {
    return switch (typeName) {
      case "Duration" -> "a duration such as 5s";
      case "DataSize" -> "a size such as 64MiB";
      case "Path" -> "a path";
      case "URI" -> "an address such as https://host/path/";
      default -> "an object";
    };
  }
}
