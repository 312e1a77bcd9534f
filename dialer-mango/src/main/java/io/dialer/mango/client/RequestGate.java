package io.dialer.mango.client;

import io.dialer.core.telephony.Cause;
import java.time.Duration;
import java.util.Optional;

/** What the client asks before it sends, and tells afterwards. Usually {@link MangoPace}. */
@FunctionalInterface
public interface RequestGate {

  /** A request's leave to be sent now. */
  interface Turn {
    /**
     * The reply has come, or will not come any more; called once, at that moment.
     *
     * @param roundTrip since the request was handed to the network; zero when it was not sent after
     *     all
     */
    void over(Duration roundTrip);

    /** Whether it had to be waited for, so that what was asked before may have changed. */
    default boolean waited() {
      return true;
    }
  }

  /**
   * What keeps a request from being sent now.
   *
   * @param same what the PBX answered to this very request a short while ago, when it called it
   *     malformed; then it must not be sent again yet
   * @param any whether it called any request malformed, so that nothing that it might call
   *     malformed too should be sent yet
   */
  record Hold(Optional<Cause> same, boolean any) {
    static final Hold NONE = new Hold(Optional.empty(), false);
  }

  /**
   * Waits until one request may be sent, and counts it.
   *
   * @param limit what the request counts as, besides {@link MangoLimit#ALL}
   * @param live whether it serves a call that is going on; such requests go first
   * @return false when its turn would not come in reasonable time: it must not be sent
   * @throws InterruptedException when interrupted while waiting: it must not be sent
   */
  boolean pass(MangoLimit limit, boolean live) throws InterruptedException;

  /**
   * The same as {@link #pass}, with a turn that learns when the request was over.
   *
   * @return empty when it must not be sent
   */
  default Optional<Turn> turn(MangoLimit limit, boolean live) throws InterruptedException {
    return pass(limit, live) ? Optional.of(roundTrip -> {}) : Optional.empty();
  }

  /**
   * What keeps a request back.
   *
   * @param request what tells requests apart, {@link SignedPost#identity}
   * @param asOfNow whether what other nodes were answered counts at once; otherwise it may be known
   *     a moment later, and costs less
   */
  default Hold hold(String request, boolean asOfNow) {
    return Hold.NONE;
  }

  /**
   * Takes note that the PBX called a request malformed, or that it refuses whatever is sent.
   *
   * @param because which request and what was answered, for people
   */
  default void refused(String request, Cause cause, String because) {}
}
