package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code member/create} (section 3.6.12): a new employee. Answered 5201 unless the cabinet lets the
 * API connect services.
 *
 * @param person the name at least
 * @param access the role at least
 * @param incoming the extension at least
 * @param outgoing null for nothing
 */
public record CreateMemberRequest(
    @JsonUnwrapped Person person,
    @JsonUnwrapped Access access,
    @JsonUnwrapped Incoming incoming,
    @JsonUnwrapped @Nullable Outgoing outgoing)
    implements MangoQuery<MemberReply> {

  private static final String PATH = "member/create";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public CreateMemberRequest {
    Check.of(PATH)
        .present("name", person.name())
        .present("access_role_id", access.accessRoleId())
        .present("extension", incoming.extension())
        .that(
            outgoing == null || outgoing.outgoingline() == null,
            "outgoingline",
            "is given; expected line_id or trunk_number_id of a new employee");
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
  public Class<MemberReply> reply() {
    return MemberReply.class;
  }
}
