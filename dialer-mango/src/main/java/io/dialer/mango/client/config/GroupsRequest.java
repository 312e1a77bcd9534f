package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code groups} (section 3.6.2): all groups of employees. */
public record GroupsRequest() implements MangoQuery<GroupsReply> {
  @Override
  public String path() {
    return "groups";
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
