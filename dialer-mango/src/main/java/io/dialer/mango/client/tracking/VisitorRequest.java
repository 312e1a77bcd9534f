package io.dialer.mango.client.tracking;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code queries/user_info_by_dct_number/} (section 3.5.1): who a number of dynamic call tracking
 * is shown to just now.
 *
 * @param number the number that the site shows
 */
public record VisitorRequest(String number) implements MangoQuery<VisitorReply> {

  private static final String PATH = "queries/user_info_by_dct_number/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public VisitorRequest {
    Check.of(PATH).present("number", number).number("number", number);
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
  public Class<VisitorReply> reply() {
    return VisitorReply.class;
  }
}
