package io.dialer.core.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * How deliveries are made.
 *
 * @param tries after so many failed attempts a delivery is given up
 * @param firstPause after the first failure; every further one doubles the pause
 * @param longestPause the pause grows to this at most
 * @param atOnce how many attempts one node makes at a time
 * @param atOnceEach how many of them for one webhook
 * @param waitingAtMost while a webhook has so many deliveries to be made, no more changes are
 *     gathered for it; the feed remembers them
 */
public record DeliveryRules(
    int tries,
    Duration firstPause,
    Duration longestPause,
    int atOnce,
    int atOnceEach,
    int waitingAtMost) {

  private static final int DOUBLED_AT_MOST = 20;

  /**
   * How long to wait after a failure: four fifths to six fifths of the pause that is due, so that
   * what failed together does not come back together.
   *
   * @param failed how many tries have failed, at least 1
   * @param chance from 0 to 1
   * @return empty when the delivery is to be given up
   */
  public Optional<Duration> pauseAfter(int failed, double chance) {
    if (failed >= tries) {
      return Optional.empty();
    }
    long doubled = firstPause.toMillis() << Math.min(failed - 1, DOUBLED_AT_MOST);
    long pause = Math.min(doubled, longestPause.toMillis());
    return Optional.of(Duration.ofMillis(Math.round((double) pause * (0.8 + 0.4 * chance))));
  }
}
