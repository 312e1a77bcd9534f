package io.dialer.mango;

import io.dialer.mango.webhook.MangoInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Whether the PBX's webhooks reach the dialer, as far as can be told from those that did. */
public final class WebhookCheck {

  private static final String WHAT = "webhooks";
  private static final String WHAT_TO_DO =
      "enter https://<your host>/mango as the external system's address in the cabinet, let the"
          + " vendor's five addresses through the firewall, and press \"check connection\"";

  /** The first webhook of a call comes within seconds. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private final Jdbi jdbi;
  private final MangoInbox inbox;
  private final InstantSource clock;

  public WebhookCheck(Jdbi jdbi, MangoInbox inbox, InstantSource clock) {
    this.jdbi = jdbi;
    this.inbox = inbox;
    this.clock = clock;
  }

  Finding check() {
    Optional<Instant> ping =
        jdbi.withExtension(MangoMoments.class, moments -> moments.last(MangoMoments.PING));
    Optional<Instant> last = inbox.lastReceived();
    Optional<Instant> placed = lastCallThatShouldHaveBeenToldOf();
    if (placed.isPresent() && last.filter(at -> !at.isBefore(placed.get())).isEmpty()) {
      return Finding.fail(
          WHAT,
          "none came since the call of " + placed.get() + "; " + told(last, ping),
          WHAT_TO_DO);
    }
    return last.isEmpty() && ping.isEmpty()
        ? Finding.skip(WHAT, "none has come yet", WHAT_TO_DO)
        : Finding.pass(WHAT, told(last, ping));
  }

  private Optional<Instant> lastCallThatShouldHaveBeenToldOf() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT placed_at FROM calls
                    WHERE placed_at < :before AND state NOT IN ('PLACING', 'UNKNOWN')
                      -- The PBX's own dialler takes its time.
                      AND NOT listed
                      -- What was refused at once tells nothing.
                      AND (ended_at IS NULL OR ended_at > placed_at + interval '2 minutes')
                    ORDER BY id DESC LIMIT 1
                    """)
                .bind("before", clock.instant().minus(SOON))
                .mapTo(Instant.class)
                .findOne());
  }

  private static String told(Optional<Instant> last, Optional<Instant> ping) {
    return "last webhook %s, last connection check %s"
        .formatted(
            last.map(Instant::toString).orElse("never"),
            ping.map(Instant::toString).orElse("never"));
  }
}
