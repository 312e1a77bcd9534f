package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code sip/create} (section 3.6.17): a SIP account for an employee. Answered 5201 unless the
 * cabinet lets the API connect services.
 *
 * @param userId as {@code general.user_id}
 * @param address null for one that the PBX makes up
 * @param description null for none
 */
public record CreateSipRequest(
    Long userId,
    @JsonUnwrapped @Nullable SipAddress address,
    Password password,
    @Nullable String description)
    implements MangoQuery<SipReply> {

  private static final String PATH = "sip/create";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public CreateSipRequest {
    Check.of(PATH)
        .present("user_id", userId)
        .positive("user_id", userId)
        .present("password", password)
        .that(!password.value().isBlank(), "password", "is blank; expected a password");
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
  public Class<SipReply> reply() {
    return SipReply.class;
  }
}
