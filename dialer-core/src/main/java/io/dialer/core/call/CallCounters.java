package io.dialer.core.call;

import java.util.concurrent.atomic.LongAdder;

/** What operators should know happened, counted since the start of this node. */
public final class CallCounters {
  private final LongAdder refusedMoves = new LongAdder();
  private final LongAdder lateEvents = new LongAdder();
  private final LongAdder rescued = new LongAdder();
  private final LongAdder released = new LongAdder();
  private final LongAdder lookedUp = new LongAdder();

  void moveRefused() {
    refusedMoves.increment();
  }

  void eventCameLate() {
    lateEvents.increment();
  }

  void rescuedOne() {
    rescued.increment();
  }

  void releasedOne() {
    released.increment();
  }

  void lookedUpOne() {
    lookedUp.increment();
  }

  /** Moves that the table of moves does not have. */
  public long refusedMoves() {
    return refusedMoves.sum();
  }

  /** Events for calls that had ended. */
  public long lateEvents() {
    return lateEvents.sum();
  }

  /** Calls that no event ended in time. */
  public long rescued() {
    return rescued.sum();
  }

  /** Attempts that the PBX did not take; their numbers went back to the queue. */
  public long released() {
    return released.sum();
  }

  /** Calls whose end the PBX's records told, or that they did not know. */
  public long lookedUp() {
    return lookedUp.sum();
  }
}
