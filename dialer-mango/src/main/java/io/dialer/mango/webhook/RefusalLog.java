package io.dialer.mango.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of refused webhooks once a minute, so that whoever sends them cannot fill the log. */
public final class RefusalLog {

  private static final Logger LOG = LoggerFactory.getLogger(MangoWebhookResource.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final String message;
  private final InstantSource clock;
  private final LongAdder all = new LongAdder();
  private Instant quietUntil = Instant.MIN;
  private long untold;

  /**
   * @param message with {@code {}} where the number of refused webhooks stands
   */
  public RefusalLog(String message, InstantSource clock) {
    this.message = message;
    this.clock = clock;
  }

  /** One more was refused. */
  public synchronized void refused() {
    all.increment();
    untold++;
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return;
    }
    LOG.info(message, untold);
    untold = 0;
    quietUntil = now.plus(QUIET);
  }

  /** How many were refused since the start of this node. */
  public long all() {
    return all.sum();
  }
}
