package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code member/delete} (section 3.6.14): deletes an employee.
 *
 * <p>Answered 5202 to 5204 when a scheme, a redirection by the caller's number or a callback widget
 * uses the employee.
 *
 * @param userId as {@code general.user_id}
 */
public record DeleteMemberRequest(Long userId) implements MangoQuery<Done> {

  private static final String PATH = "member/delete";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public DeleteMemberRequest {
    Check.of(PATH).present("user_id", userId).positive("user_id", userId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<Done> reply() {
    return Done.class;
  }
}
