package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code sip/update} (section 3.6.18): changes what is not null of a SIP account. Answered 5201
 * unless the cabinet lets the API connect services.
 *
 * @param sipId as {@code sips} lists it
 * @param userId the employee, as {@code general.user_id}
 */
public record UpdateSipRequest(
    Long sipId,
    @Nullable Long userId,
    @JsonUnwrapped @Nullable SipAddress address,
    @Nullable Password password,
    @Nullable String description)
    implements MangoQuery<Done> {

  private static final String PATH = "sip/update";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public UpdateSipRequest {
    Check.of(PATH)
        .present("sip_id", sipId)
        .positive("sip_id", sipId)
        .positive("user_id", userId)
        .that(
            password == null || !password.value().isBlank(),
            "password",
            "is blank; expected a password");
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
