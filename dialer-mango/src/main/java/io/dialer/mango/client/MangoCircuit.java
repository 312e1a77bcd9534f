package io.dialer.mango.client;

import io.dialer.core.telephony.Cause;
import io.dialer.mango.client.MangoCircuitStore.Refused;
import io.dialer.mango.client.RequestGate.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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

  private static final Duration KNOWN_FOR = Duration.ofMillis(100);

  private final MangoCircuitStore store;
  private final AtomicReference<@Nullable Look> look = new AtomicReference<>();

  /** The codes of requests that are held back, as they were read a moment ago. */
  private record Look(long nanos, Map<String, String> refused) {
    boolean isFresh(long now) {
      return now - nanos < KNOWN_FOR.toNanos();
    }

    Look countingFrom(long now) {
      return new Look(now, refused);
    }
  }

  MangoCircuit(Jdbi jdbi) {
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
    look.set(null);
    if (!opened.before()) {
      LOG.warn("No new calls until {}: {}", opened.until(), because);
    }
  }

  /**
   * What keeps this very request back, or any, while the circuit is open.
   *
   * @param asOfNow whether what another node was answered counts at once, and not after {@link
   *     #KNOWN_FOR}; what this node was answered always does
   * @param nanos this node's clock, as {@link System#nanoTime} counts
   */
  Hold hold(String request, boolean asOfNow, @Nullable Instant now, long nanos) {
    Map<String, String> refused = refused(asOfNow, now, nanos);
    return new Hold(
        Optional.ofNullable(refused.get(request)).map(MangoCodes::cause), !refused.isEmpty());
  }

  private Map<String, String> refused(boolean asOfNow, @Nullable Instant now, long nanos) {
    @Nullable Look last = look.get();
    if (!asOfNow && last != null && last.isFresh(nanos)) {
      return last.refused();
    }
    // Of those who find it too old one asks anew, and the others go by it until the answer is
    // there.
    @Nullable Look asking = last == null ? null : last.countingFrom(nanos);
    if (last != null && !look.compareAndSet(last, asking) && !asOfNow) {
      return last.refused();
    }
    Map<String, String> refused =
        store.refused(now).stream().collect(Collectors.toMap(Refused::request, Refused::code));
    // What this node was answered meanwhile is not in it.
    look.compareAndSet(asking, new Look(nanos, refused));
    return refused;
  }

  /** For how long it stays open, and why; empty when it is not. */
  Optional<MangoCircuitStore.Held> held(@Nullable Instant now) {
    return store.held(now);
  }
}
