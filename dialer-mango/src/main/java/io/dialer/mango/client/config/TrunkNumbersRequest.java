package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code trunks/numbers} (section 3.6.20): the numbers of SIP trunks. */
public record TrunkNumbersRequest() implements MangoQuery<TrunkNumbersReply> {

  @Override
  public String path() {
    return "trunks/numbers";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<TrunkNumbersReply> reply() {
    return TrunkNumbersReply.class;
  }
}
