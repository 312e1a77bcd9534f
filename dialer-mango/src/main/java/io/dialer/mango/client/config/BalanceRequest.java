package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code account/balance} (section 3.6.6): the money on the account. */
public record BalanceRequest() implements MangoQuery<BalanceReply> {

  @Override
  public String path() {
    return "account/balance";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.BALANCE;
  }

  @Override
  public Class<BalanceReply> reply() {
    return BalanceReply.class;
  }
}
