package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code groups} (section 3.6.2): groups of employees.
 *
 * @param groupId only this one; null for all
 * @param operatorId only those that this employee is in, by {@code general.user_id}; null for all
 * @param operatorExtension only those that this employee is in; null for all
 * @param showUsers whether to list their employees, 0 or 1; null for no
 */
public record GroupsRequest(
    @Nullable Long groupId,
    @Nullable Long operatorId,
    @Nullable String operatorExtension,
    @Nullable Integer showUsers)
    implements MangoQuery<GroupsReply> {

  private static final String PATH = "groups";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public GroupsRequest {
    Check.of(PATH)
        .positive("group_id", groupId)
        .positive("operator_id", operatorId)
        .format("operator_extension", operatorExtension, Extensions.SHORT, Extensions.EXPECTED)
        .between("show_users", showUsers, 0, 1);
  }

  /** All groups, without their employees. */
  public GroupsRequest() {
    this(null, null, null, null);
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
  public Class<GroupsReply> reply() {
    return GroupsReply.class;
  }
}
