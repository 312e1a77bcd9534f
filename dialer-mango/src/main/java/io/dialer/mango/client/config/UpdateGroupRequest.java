package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code group/update} (section 3.6.4): changes what is not null. Answered 5201 unless the cabinet
 * lets the API connect services.
 *
 * @param groupId as {@link GroupsReply} lists it
 */
public record UpdateGroupRequest(Long groupId, GroupSettings group)
    implements MangoQuery<GroupReply> {

  private static final String PATH = "group/update";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public UpdateGroupRequest {
    Check.of(PATH)
        .present("group_id", groupId)
        .positive("group_id", groupId)
        .present("group", group);
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
