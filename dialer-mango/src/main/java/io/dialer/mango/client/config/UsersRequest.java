package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

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
