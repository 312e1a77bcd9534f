package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code group/create} (section 3.6.3): a new group. Answered 5201 unless the cabinet lets the API
 * connect services.
 *
 * @param group its name at least
 */
public record CreateGroupRequest(@JsonUnwrapped GroupSettings group)
    implements MangoQuery<GroupReply> {

  private static final String PATH = "group/create";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public CreateGroupRequest {
    GroupSettings.Naming naming = group.naming();
    Check.of(PATH).present("name", naming == null ? null : naming.name());
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
  public Class<GroupReply> reply() {
    return GroupReply.class;
  }
}
