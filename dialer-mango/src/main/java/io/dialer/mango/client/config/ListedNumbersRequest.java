package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code bwlists/numbers/} (section 3.6.22): the numbers on the black list and the white one. */
public record ListedNumbersRequest() implements MangoQuery<ListedNumbersReply> {

  @Override
  public String path() {
    return "bwlists/numbers/";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<ListedNumbersReply> reply() {
    return ListedNumbersReply.class;
  }
}
