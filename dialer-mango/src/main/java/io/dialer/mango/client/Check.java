package io.dialer.mango.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the fields of a request that the vendor would call malformed. The constructors of request
 * records use it, so that no record that exists is malformed. Null passes every check but {@link
 * #present}: an optional field that is not sent.
 *
 * <p>Every method throws {@link InvalidRequest} or returns this.
 */
public final class Check {

  private static final int ID_BYTES = 128;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{1,20}");
  private static final Pattern SIP = Pattern.compile("(?i:sip:)?[\\w.+~-]+@[\\w-]+(\\.[\\w-]+)*");

  private final String method;

  private Check(String method) {
    this.method = method;
  }

  /** Checks of a method's request, named as in the document: {@code commands/callback}. */
  public static Check of(String method) {
    return new Check(method);
  }

  /** The field is sent: neither null nor blank. */
  public Check present(String field, @Nullable Object value) {
    return that(
        value != null && !value.toString().isBlank(), field, "is missing; the method needs it");
  }

  /** An identifier: not blank, at most 128 bytes. */
  public Check id(String field, @Nullable String value) {
    return present(field, value).bytes(field, value, ID_BYTES);
  }

  /** At most so many bytes of UTF-8. */
  public Check bytes(String field, @Nullable String value, int atMost) {
    int length = value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
    return that(
        length <= atMost, field, "has %d bytes; expected at most %d".formatted(length, atMost));
  }

  /** At most so many characters. */
  public Check characters(String field, @Nullable String value, int atMost) {
    int length = value == null ? 0 : value.codePointCount(0, value.length());
    return that(
        length <= atMost,
        field,
        "has %d characters; expected at most %d".formatted(length, atMost));
  }

  /** Digits, perhaps after a plus, or a SIP address; at most 128 bytes. */
  public Check number(String field, @Nullable String value) {
    boolean known = value == null || PHONE.matcher(value).matches() || SIP.matcher(value).matches();
    return that(known, field, "is '%s'; expected digits or a SIP address".formatted(value))
        .bytes(field, value, ID_BYTES);
  }

  /**
   * A line of the product: its number, or a SIP line's name but not its address; at most 128 bytes.
   */
  public Check line(String field, @Nullable String value) {
    return that(
            value == null || (!value.isBlank() && value.indexOf('@') < 0),
            field,
            "is '%s'; expected a line's number, or a SIP line's name".formatted(value))
        .bytes(field, value, ID_BYTES);
  }

  /** An id or a count of the vendor's: a positive number. */
  public Check positive(String field, @Nullable Long value) {
    return that(
        value == null || value > 0, field, "is %d; expected a positive number".formatted(value));
  }

  /** Matches a pattern. {@code expected} says in words what the pattern means. */
  public Check format(String field, @Nullable String value, Pattern pattern, String expected) {
    return that(
        value == null || pattern.matcher(value).matches(),
        field,
        "is '%s'; expected %s".formatted(value, expected));
  }

  /** One of the allowed values. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <T> Check oneOf(String field, @Nullable T value, T... allowed) {
    return oneOf(field, value, Arrays.asList(allowed));
  }

  /** One of the allowed values. */
  public <T> Check oneOf(String field, @Nullable T value, List<T> allowed) {
    return that(
        value == null || allowed.contains(value),
        field,
        "is '%s'; expected one of %s".formatted(value, allowed));
  }

  /** From {@code least} to {@code most}, both allowed. */
  public Check between(String field, @Nullable Number value, long least, long most) {
    return that(
        value == null || (value.longValue() >= least && value.longValue() <= most),
        field,
        "is %s; expected %d to %d".formatted(value, least, most));
  }

  /** At most so many elements. */
  public Check elements(String field, @Nullable Collection<?> value, int atMost) {
    int size = value == null ? 0 : value.size();
    return that(
        size <= atMost, field, "has %d elements; expected at most %d".formatted(size, atMost));
  }

  /** Anything else. {@code problem} goes on from the field's name: "is …; expected …". */
  public Check that(boolean holds, String field, String problem) {
    if (!holds) {
      throw new InvalidRequest(method, field, problem);
    }
    return this;
  }
}
