package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code sips} (section 3.6.15): the SIP accounts of all employees. */
public record SipsRequest() implements MangoQuery<SipsReply> {

  @Override
  public String path() {
    return "sips";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<SipsReply> reply() {
    return SipsReply.class;
  }
}
