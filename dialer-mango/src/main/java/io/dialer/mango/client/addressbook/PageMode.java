package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dialer.mango.client.Check;
import java.util.regex.Pattern;

/**
 * Which page of a list is asked for (sections 3.7.1.3, 3.7.2.4, 3.7.3.2).
 *
 * @param value as the vendor writes it: {@code next-page-1}
 */
public record PageMode(@JsonValue String value) {

  private static final Pattern FORMAT =
      Pattern.compile("(first|last|current)-page|(next|prev)-page-[1-9]");

  public static final PageMode FIRST = new PageMode("first-page");
  public static final PageMode LAST = new PageMode("last-page");

  /** The cursor's own page once more. */
  public static final PageMode CURRENT = new PageMode("current-page");

  /** The page behind the cursor's. */
  public static final PageMode NEXT = forward(1);

  /**
   * Reads the vendor's words.
   *
   * @throws io.dialer.mango.client.InvalidRequest if they are none
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PageMode {
    Check.of("a list of the address book")
        .present("mode", value)
        .format(
            "mode",
            value,
            FORMAT,
            "first-page, last-page, current-page, next-page-N or prev-page-N with N from 1 to 9");
  }

  /** So many pages behind the cursor's, 1 to 9. */
  public static PageMode forward(int pages) {
    return new PageMode("next-page-" + pages);
  }

  /** So many pages before the cursor's, 1 to 9. */
  public static PageMode back(int pages) {
    return new PageMode("prev-page-" + pages);
  }
}
