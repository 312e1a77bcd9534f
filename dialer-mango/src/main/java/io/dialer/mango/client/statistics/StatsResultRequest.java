package io.dialer.mango.client.statistics;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoDownload;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code stats/result} (section 3.3.3): fetches a report of {@link StatsRequest}. It should not be
 * asked for more often than every five seconds.
 */
public record StatsResultRequest(String key) implements MangoDownload {
  private static final Check CHECK = Check.of("stats/result");

  public StatsResultRequest {
    CHECK.present("key", key);
  }

  @Override
  public String path() {
    return "stats/result";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.STATS_RESULT;
  }
}
