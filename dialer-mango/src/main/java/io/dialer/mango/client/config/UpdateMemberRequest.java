package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code member/update} (section 3.6.13): changes what is not null. Answered 5201 unless the
 * cabinet lets the API connect services.
 *
 * @param userId as {@code general.user_id}
 */
public record UpdateMemberRequest(
    Long userId,
    @JsonUnwrapped @Nullable Person person,
    @JsonUnwrapped @Nullable Access access,
    @JsonUnwrapped @Nullable Incoming incoming,
    @JsonUnwrapped @Nullable Outgoing outgoing)
    implements MangoQuery<Done> {

  private static final String PATH = "member/update";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public UpdateMemberRequest {
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
