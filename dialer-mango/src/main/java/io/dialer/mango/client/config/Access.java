package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import org.jspecify.annotations.Nullable;

/**
 * How an employee signs in to the cabinet (sections 3.6.12 and 3.6.13). Null leaves a field as it
 * is.
 *
 * @param login together with the password, or neither
 * @param accessRoleId as {@code roles} lists it
 */
public record Access(
    @Nullable String login, @Nullable Password password, @Nullable Long accessRoleId) {

  /** Fields that are malformed are refused with {@code InvalidRequest}. */
  public Access {
    Check.of("member")
        .that(
            (login == null) == (password == null),
            login == null ? "login" : "password",
            "is missing; login and password are given together or not at all")
        .that(login == null || !login.isBlank(), "login", "is blank; expected a login")
        .that(
            password == null || !password.value().isBlank(),
            "password",
            "is blank; expected a password")
        .positive("access_role_id", accessRoleId);
  }
}
