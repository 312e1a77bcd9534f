package io.dialer.mango.client;

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
