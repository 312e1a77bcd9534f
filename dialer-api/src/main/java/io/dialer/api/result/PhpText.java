package io.dialer.api.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes JSON the way PHP's {@code serialize} would: old clients read a number's variables so. */
final class PhpText {
  /** PHP turns such keys of an array into integers. */
  private static final Pattern INTEGER_KEY = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private final JsonParser json;
  private final StringBuilder text = new StringBuilder();

  private PhpText(JsonParser json) {
    this.json = json;
  }

  /** The value that comes next, of which no object has a key twice. */
  static String of(JsonParser json) throws IOException {
    PhpText php = new PhpText(json);
    json.nextToken();
    php.value();
    return php.text.toString();
  }

  /** Writes what the parser stands at; it stands at its end then. */
  private void value() throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_TRUE -> text.append("b:1;");
      case VALUE_FALSE -> text.append("b:0;");
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_STRING -> string(json.getText());
      default -> text.append("N;");
    }
  }

  /** What PHP's integers cannot hold, it reads as a floating point number. */
  private void number() throws IOException {
    NumberType type = json.getNumberType();
    if (type == NumberType.INT || type == NumberType.LONG) {
      text.append("i:").append(json.getLongValue()).append(';');
    } else {
      text.append("d:").append(floating(json.getDoubleValue())).append(';');
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

  private void object() throws IOException {
    int begin = text.length();
    int size = 0;
    for (; json.nextToken() != JsonToken.END_OBJECT; size++) {
      key(json.currentName());
      json.nextToken();
      value();
    }
    enclose(begin, size);
  }

  private void key(String name) {
    if (INTEGER_KEY.matcher(name).matches()) {
      text.append("i:").append(name).append(';');
    } else {
      string(name);
    }
  }

  private void array() throws IOException {
    int begin = text.length();
    int size = 0;
    for (; json.nextToken() != JsonToken.END_ARRAY; size++) {
      text.append("i:").append(size).append(';');
      value();
    }
    enclose(begin, size);
  }

  /** PHP says how many there are before it tells them. */
  private void enclose(int begin, int size) {
    text.insert(begin, "a:" + size + ":{").append('}');
  }

  /** PHP counts the bytes of a string, not its characters. */
  private void string(String value) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    text.append("s:").append(bytes).append(":\"").append(value).append("\";");
  }
}
