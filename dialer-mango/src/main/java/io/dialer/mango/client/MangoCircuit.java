package io.dialer.mango.client;

import io.dialer.core.database.SqlObjects;
import io.dialer.core.telephony.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second malformed request from following the first one.
 *
 * <p>The vendor forgives one malformed request in two minutes, and blocks the product with 401
 * after a second one. So for two minutes no node starts a call, and none sends the same request
 * once more. Calls that are going on are served.
 */
final class MangoCircuit {

  private static final Logger LOG = LoggerFactory.getLogger(MangoCircuit.class);
  private static final Duration HOLD = Duration.ofMinutes(2);

  private final MangoCircuitStore store;

  MangoCircuit(Jdbi jdbi) {
    SqlObjects.learn(jdbi, MangoCircuitStore.class);
    this.store = jdbi.onDemand(MangoCircuitStore.class);
  }

  /**
   * Opens the circuit, or keeps it open for longer. It is logged once, when it opens.
   *
   * @param now null for the database's clock, here and below
   */
  void open(String request, Cause cause, String because, @Nullable Instant now) {
    MangoCircuitStore.Opened opened =
        store.open(request, cause.code(), because, HOLD.toSeconds(), now);
    if (!opened.before()) {
      LOG.warn("No new calls until {}: {}", opened.until(), because);
    }
  }

  boolean isOpen(@Nullable Instant now) {
    return store.isOpen(now);
  }

  /** What was answered to this very request, while the circuit is open because of it. */
  Optional<Cause> refused(String request, @Nullable Instant now) {
    return store.codeOf(request, now).map(MangoCodes::cause);
  }

  /** For how long it stays open, and why; empty when it is not. */
  Optional<MangoCircuitStore.Held> held(@Nullable Instant now) {
    return store.held(now);
  }
}
