package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code incominglines} (section 3.6.7): all lines but those of SIP trunks, and the scheme of each.
 */
public record IncomingLinesRequest() implements MangoQuery<IncomingLinesReply> {

  @Override
  public String path() {
    return "incominglines";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<IncomingLinesReply> reply() {
    return IncomingLinesReply.class;
  }
}
