package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code domains} (section 3.6.16): the product's SIP domains. */
public record DomainsRequest() implements MangoQuery<DomainsReply> {

  @Override
  public String path() {
    return "domains";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<DomainsReply> reply() {
    return DomainsReply.class;
  }
}
