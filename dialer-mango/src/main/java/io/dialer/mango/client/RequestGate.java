package io.dialer.mango.client;

/** Lets requests pass at the pace that the PBX allows. */
@FunctionalInterface
public interface RequestGate {

  /**
   * Waits until one request may be sent, and counts it.
   *
   * @param limit what the request counts as, besides {@link MangoLimit#ALL}
   * @param live whether it serves a call that is going on; such requests go first
   * @return false when its turn would not come in reasonable time: it must not be sent
   * @throws InterruptedException when interrupted while waiting: it must not be sent
   */
  boolean pass(MangoLimit limit, boolean live) throws InterruptedException;
}
