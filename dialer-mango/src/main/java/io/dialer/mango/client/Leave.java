package io.dialer.mango.client;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.RequestGate.Hold;
import io.dialer.mango.client.RequestGate.Turn;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leave to send one request: it is not held back, and its turn has come.
 *
 * <p>A turn may be waited for so long that the PBX calls something malformed meanwhile. So what may
 * be held back is asked before and after; the second time an unused turn is given back.
 */
final class Leave {
  private static final Logger LOG = LoggerFactory.getLogger(Leave.class);

  private final RequestGate gate;

  Leave(RequestGate gate) {
    this.gate = gate;
  }

  /**
   * A request that is to be sent.
   *
   * @param identity what tells it apart, {@link SignedPost#identity}
   * @param waitsWhileHeld whether it waits while the circuit is open, rather than only when it was
   *     itself called malformed
   */
  record Request(
      String path, String identity, MangoLimit limit, boolean live, boolean waitsWhileHeld) {}

  /** A request certainly was not sent, and its outcome says why. */
  static final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rejected outcome;

    private NotSent(Rejected outcome) {
      this.outcome = outcome;
    }

    Rejected outcome() {
      return outcome;
    }

    private static NotSent forNow(String code, EndReason reason) {
      return new NotSent(new Rejected(new Cause(code, reason), true));
    }
  }

  /** Waits for a request's turn. The turn is to be told when the request is over. */
  Turn toSend(Request request) throws NotSent {
    try {
      holdBack(request, false);
      Turn turn =
          gate.turn(request.limit(), request.live())
              .orElseThrow(() -> NotSent.forNow("NO_TURN", EndReason.TOO_MANY_REQUESTS));
      try {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (turn.waited()) {
          holdBack(request, true);
        }
      } catch (NotSent | RuntimeException | InterruptedException e) {
        over(turn, Duration.ZERO);
        throw e;
      }
      return turn;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NotSent.forNow("NOT_SENT", EndReason.PBX_FAILED);
    } catch (RuntimeException e) {
      LOG.warn("{} was not sent: no access to the request budget", request.path(), e);
      throw NotSent.forNow("NOT_SENT", EndReason.PBX_FAILED);
    }
  }

  private void holdBack(Request request, boolean asOfNow) throws NotSent {
    Hold hold = gate.hold(request.identity(), asOfNow);
    if (hold.same().isPresent()) {
      Cause before = hold.same().get();
      LOG.warn("{} was not sent: the same was answered {} just now", request.path(), before);
      throw new NotSent(new Rejected(new Cause("INVALID", before.reason()), false));
    }
    if (request.waitsWhileHeld() && hold.any()) {
      throw NotSent.forNow("NO_TURN", EndReason.TOO_MANY_REQUESTS);
    }
  }

  /** Tells the turn, which may not change what became of its request. */
  static void over(Turn turn, Duration roundTrip) {
    try {
      turn.over(roundTrip);
    } catch (RuntimeException e) {
      LOG.warn("When a request arrived could not be noted; the limits may be exceeded by it", e);
    }
  }
}
