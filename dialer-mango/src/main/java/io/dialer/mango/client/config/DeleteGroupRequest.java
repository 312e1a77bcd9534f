package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code group/delete} (section 3.6.5): deletes a group.
 *
 * <p>Answered 5201 unless the cabinet lets the API connect services, and 5202 to 5204 when a
 * scheme, a redirection by the caller's number or a callback widget uses the group.
 *
 * @param groupId as {@code groups} lists it
 */
public record DeleteGroupRequest(Long groupId) implements MangoQuery<Done> {

  private static final String PATH = "group/delete";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public DeleteGroupRequest {
    Check.of(PATH).present("group_id", groupId).positive("group_id", groupId);
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
