package io.dialer.mango.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of refused webhooks once a minute, so that whoever sends them cannot fill the log. */
final class RefusalLog {

  private static final Logger LOG = LoggerFactory.getLogger(MangoWebhookResource.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final InstantSource clock;
  private Instant quietUntil = Instant.MIN;
  private long untold;

  RefusalLog(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void refused() {
    untold++;
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return;
    }
    LOG.info(
        "Refused {} webhooks whose key or signature is not ours; if the PBX sent them, compare"
            + " MANGO_API_KEY and MANGO_API_SALT with the cabinet",
        untold);
    untold = 0;
    quietUntil = now.plus(QUIET);
  }
}
