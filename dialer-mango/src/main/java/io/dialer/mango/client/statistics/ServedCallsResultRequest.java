package io.dialer.mango.client.statistics;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoDownload;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code stats_in_calls_service/result} (section 3.3.4.2): fetches a report of {@link
 * ServedCallsRequest}. It should not be asked for more often than every five seconds.
 */
public record ServedCallsResultRequest(String key) implements MangoDownload {
  private static final Check CHECK = Check.of("stats_in_calls_service/result");

  public ServedCallsResultRequest {
    CHECK.present("key", key);
  }

  @Override
  public String path() {
    return "stats_in_calls_service/result";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.STATS_RESULT;
  }
}
