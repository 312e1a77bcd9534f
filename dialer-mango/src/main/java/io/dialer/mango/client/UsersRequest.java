package io.dialer.mango.client;

/** {@code config/users/request} (section 3.6.1): all employees. */
public record UsersRequest() implements MangoQuery<UsersReply> {
  @Override
  public String path() {
    return "config/users/request";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.USERS;
  }

  @Override
  public Class<UsersReply> reply() {
    return UsersReply.class;
  }
}
