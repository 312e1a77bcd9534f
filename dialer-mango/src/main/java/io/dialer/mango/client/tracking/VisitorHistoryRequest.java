package io.dialer.mango.client.tracking;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code queries/user_history_by_dct_number/} (section 3.5.2): which pages the visitor behind a
 * number of dynamic call tracking has seen in this session.
 *
 * @param number the number that the site shows
 */
public record VisitorHistoryRequest(String number) implements MangoQuery<VisitorHistoryReply> {

  private static final String PATH = "queries/user_history_by_dct_number/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public VisitorHistoryRequest {
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
  public Class<VisitorHistoryReply> reply() {
    return VisitorHistoryReply.class;
  }
}
