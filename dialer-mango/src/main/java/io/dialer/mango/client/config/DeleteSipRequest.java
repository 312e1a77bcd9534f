package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code sip/delete} (section 3.6.19): deletes a SIP account.
 *
 * @param sipId as {@code sips} lists it
 */
public record DeleteSipRequest(Long sipId) implements MangoQuery<Done> {

  private static final String PATH = "sip/delete";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public DeleteSipRequest {
    Check.of(PATH).present("sip_id", sipId).positive("sip_id", sipId);
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
