package io.dialer.api.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes JSON the way PHP's {@code serialize} would: old clients read a number's variables so. */
final class PhpText {
  /** PHP turns such keys of an array into integers. */
  private static final Pattern INTEGER_KEY = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private PhpText() {}

  static String of(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(text, node);
    return text.toString();
  }

  private static void write(StringBuilder text, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(text, node);
      case ARRAY -> array(text, node);
      case BOOLEAN -> text.append("b:").append(node.booleanValue() ? 1 : 0).append(';');
      case NUMBER -> number(text, node);
      case STRING -> string(text, node.textValue());
      default -> text.append("N;");
    }
  }

  /** What PHP's integers cannot hold, it reads as a floating point number. */
  private static void number(StringBuilder text, JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      text.append("i:").append(node.longValue()).append(';');
    } else {
      text.append("d:").append(floating(node.doubleValue())).append(';');
    }
  }

  private static String floating(double value) {
    double size = Math.abs(value);
    if (Double.isInfinite(value)) {
      return value > 0 ? "INF" : "-INF";
    }
    return size == 0 || (size >= 1e-4 && size < 1e15)
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value).replaceFirst("E(?=[0-9])", "E+");
  }

  private static void object(StringBuilder text, JsonNode node) {
    text.append("a:").append(node.size()).append(":{");
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (INTEGER_KEY.matcher(field.getKey()).matches()) {
        text.append("i:").append(field.getKey()).append(';');
      } else {
        string(text, field.getKey());
      }
      write(text, field.getValue());
    }
    text.append('}');
  }

  private static void array(StringBuilder text, JsonNode node) {
    text.append("a:").append(node.size()).append(":{");
    for (int i = 0; i < node.size(); i++) {
      text.append("i:").append(i).append(';');
      write(text, node.get(i));
    }
    text.append('}');
  }

  /** PHP counts the bytes of a string, not its characters. */
  private static void string(StringBuilder text, String value) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    text.append("s:").append(bytes).append(":\"").append(value).append("\";");
  }
}
