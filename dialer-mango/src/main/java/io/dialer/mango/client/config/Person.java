package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who an employee is (sections 3.6.12 and 3.6.13). Null leaves a field as it is.
 *
 * @param name the full name
 * @param email an address, or nothing to remove it
 */
public record Person(
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable String department,
    @Nullable String position) {

  private static final Pattern EMAIL = Pattern.compile("|[^@\\s]+@[^@\\s]+");

  /** Fields that are malformed are refused with {@code InvalidRequest}. */
  public Person {
    Check.of("member").format("email", email, EMAIL, "an e-mail address").number("mobile", mobile);
  }
}
