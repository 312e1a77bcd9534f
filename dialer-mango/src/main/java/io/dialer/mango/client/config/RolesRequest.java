package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code roles} (section 3.6.11): the roles that employees can have in the cabinet. */
public record RolesRequest() implements MangoQuery<RolesReply> {

  @Override
  public String path() {
    return "roles";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<RolesReply> reply() {
    return RolesReply.class;
  }
}
