package io.dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields as old clients send them: a number may come as a string and a string as a number.
 * What cannot be meant is refused, with the field's name.
 */
public final class Fields {

  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}]{1,64}");
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final int QUOTED_AT_MOST = 60;

  private Fields() {}

  /**
   * A text.
   *
   * @param node what was sent; null or JSON null: nothing
   * @param name the field's name, for messages
   * @param longest how many characters are allowed
   */
  public static Optional<String> text(@Nullable JsonNode node, String name, int longest) {
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual() && !node.isNumber()) {
      throw Refusal.badRequest("%s: a text is expected, found %s".formatted(name, kind(node)));
    }
    String text = node.asText();
    if (text.length() > longest) {
      throw Refusal.badRequest(
          "%s: at most %d characters are allowed, found %d"
              .formatted(name, longest, text.length()));
    }
    if (text.indexOf('\0') >= 0) {
      throw Refusal.badRequest(name + ": the character with code 0 is not allowed");
    }
    return Optional.of(text);
  }

  /** A key of a client's own: letters and digits, leading zeros are kept. Empty: none. */
  public static Optional<String> key(@Nullable JsonNode node, String name) {
    Optional<String> key = text(node, name, Integer.MAX_VALUE).filter(text -> !text.isEmpty());
    key.filter(text -> !KEY.matcher(text).matches())
        .ifPresent(
            text -> {
              throw Refusal.badRequest(
                  "%s: only letters and digits are allowed, at most 64; found \"%s\""
                      .formatted(name, shortened(text)));
            });
    return key;
  }

  /** The id of a row in an address; empty for what cannot be one. */
  public static Optional<Long> id(String written) {
    return ID.matcher(written).matches() ? Optional.of(Long.parseLong(written)) : Optional.empty();
  }

  /** A query's parameter: a whole number within bounds. An empty one is nothing. */
  public static Optional<Long> parameter(
      @Nullable String written, String name, long least, long greatest) {
    return whole(written == null ? null : TextNode.valueOf(written), name, least, greatest);
  }

  /** A whole number within bounds. An empty text is nothing. */
  public static Optional<Long> whole(
      @Nullable JsonNode node, String name, long least, long greatest) {
    Optional<String> text =
        text(node, name, Integer.MAX_VALUE).map(String::strip).filter(t -> !t.isEmpty());
    return text.map(
        t -> {
          try {
            long value = new BigDecimal(t).longValueExact();
            if (value >= least && value <= greatest && t.length() <= 20) {
              return value;
            }
          } catch (NumberFormatException | ArithmeticException e) {
            // told below
          }
          throw Refusal.badRequest(
              "%s: a whole number from %d to %d is expected, found \"%s\""
                  .formatted(name, least, greatest, shortened(t)));
        });
  }

  /** What a JSON value is, in words for people. */
  public static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case STRING -> "a text";
      default -> "nothing";
    };
  }

  /** A text as a message quotes it. */
  public static String shortened(String text) {
    return text.length() <= QUOTED_AT_MOST ? text : text.substring(0, QUOTED_AT_MOST) + "…";
  }
}
