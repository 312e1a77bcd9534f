package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code bwlists/number/delete/} (section 3.6.24): takes a number off its list.
 *
 * @param numberId as {@code bwlists/numbers/} lists it
 */
public record DeleteListedNumberRequest(Long numberId) implements MangoQuery<Done> {

  private static final String PATH = "bwlists/number/delete/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public DeleteListedNumberRequest {
    Check.of(PATH).present("number_id", numberId).positive("number_id", numberId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<Done> reply() {
    return Done.class;
  }
}
