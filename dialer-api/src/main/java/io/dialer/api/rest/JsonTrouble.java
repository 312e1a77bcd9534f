package io.dialer.api.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamWriteException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in people's words what is wrong with a JSON text, and where. */
public final class JsonTrouble {

  private static final int MAX_QUOTED = 60;

  private JsonTrouble() {}

  /** Whether the text is wrong, rather than our reading or writing of it. */
  static boolean isSendersFault(JsonProcessingException e) {
    return !(e instanceof InvalidDefinitionException) && !(e instanceof StreamWriteException);
  }

  /** One sentence: the field, the line and column, what is wrong and what was expected. */
  public static String explain(JsonProcessingException e) {
    StringBuilder words = new StringBuilder(place(e.getLocation()));
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      words.append(words.isEmpty() ? "" : ", ").append(path(mapping.getPath()));
    }
    return words.append(words.isEmpty() ? "" : ": ").append(reason(e)).toString();
  }

  /** A field's path as people write it: {@code questions[0].press[2].key}. */
  public static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** What is wrong, without where. */
  public static String reason(JsonProcessingException e) {
    String message = firstSentence(e.getOriginalMessage());
    if (e instanceof StreamConstraintsException) {
      return "too much for one JSON: " + message;
    }
    if (e instanceof JsonEOFException) {
      return "the JSON ends too early: a quote or a bracket is not closed";
    }
    if (e instanceof InvalidFormatException wrong) {
      return quoted(wrong.getValue()) + " is not " + JsonKind.of(wrong.getTargetType());
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return message.startsWith("Missing required") || message.startsWith("Trailing token")
          ? "there is something after the JSON's end, or a field is missing"
          : JsonKind.of(wrong.getTargetType()) + " is expected";
    }
    if (e instanceof JsonMappingException && e.getCause() != null) {
      return firstSentence(e.getCause().getMessage());
    }
    return message.startsWith("Duplicate field")
        ? message.replace("Duplicate field", "given twice in one object:")
        : "this is not JSON: " + message;
  }

  private static String quoted(Object value) {
    String text = String.valueOf(value);
    return '"' + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text) + '"';
  }

  // The parser's words are good up to where they turn to its own workings.
  private static String firstSentence(@Nullable String message) {
    if (message == null) {
      return "it cannot be read";
    }
    return message
        .split("[\\n;]| \\(start marker|, from `", 2)[0]
        .replaceAll(" \\(code \\d+[^)]*\\)+", "")
        .replaceAll(" \\((?=[^)]*$)", " ")
        .strip();
  }
}
