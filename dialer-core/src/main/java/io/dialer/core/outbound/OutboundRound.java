package io.dialer.core.outbound;

import io.dialer.core.audio.Prompts;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.OutboundDialler.NotDone;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands lists of numbers to the PBX's own dialler and brings the results back. Any number of nodes
 * may repeat it; one at a time does the work.
 *
 * <p>All that it knows is in rows, so any node goes on where another died.
 */
public final class OutboundRound {
  private static final Logger LOG = LoggerFactory.getLogger(OutboundRound.class);

  private final Jdbi jdbi;
  private final OutboundDialler dialler;
  private final PlanChunks planChunks;
  private final PrepareChunk prepare;
  private final FollowChunk follow;
  private final OutboundTimes times;
  private final InstantSource clock;

  public OutboundRound(
      Jdbi jdbi,
      OutboundDialler dialler,
      Prompts prompts,
      OutboundTimes times,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.dialler = dialler;
    this.planChunks = new PlanChunks(jdbi, dialler, times, clock);
    Orders orders = new Orders(jdbi, prompts, times.zone());
    this.prepare = new PrepareChunk(jdbi, dialler, orders, new HandOver(jdbi, orders), times);
    this.follow = new FollowChunk(jdbi, dialler, new GatherResults(jdbi, dialler, times), times);
    this.times = times;
    this.clock = clock;
  }

  /**
   * Plans what is to be planned, and takes one step with every chunk that is due.
   *
   * @return how many chunks were planned or moved on; 0 also when another node is at it
   */
  public int runOnce() {
    // The turn is held by a connection of its own, beside those of the work: it goes with its node.
    try (Handle turn = jdbi.open()) {
      turn.begin();
      try {
        return turn.attach(ChunkStore.class).takeTurn() ? planChunks.plan() + steps() : 0;
      } finally {
        turn.rollback();
      }
    }
  }

  private int steps() {
    ChunkStore chunks = jdbi.onDemand(ChunkStore.class);
    Lists lists = new Lists(dialler);
    int moved = 0;
    for (Chunk chunk : chunks.due(clock.instant())) {
      if (step(chunk, lists)) {
        moved++;
      } else {
        chunks.wait(chunk.id(), clock.instant().plus(times.every()));
      }
    }
    return moved;
  }

  private boolean step(Chunk chunk, Lists lists) {
    Instant now = clock.instant();
    try {
      return switch (chunk.state()) {
        case PLANNED, FILLING, COUNTING, STARTING -> prepare.step(chunk, lists, now);
        case RUNNING, STOPPED, CLOSING, DELETING -> follow.step(chunk, lists, now);
        case GONE -> false;
      };
    } catch (NotDone e) {
      LOG.warn("chunk {} of task {} waits: {}", chunk.id(), chunk.taskId(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("chunk {} of task {} failed; it is tried again", chunk.id(), chunk.taskId(), e);
    }
    return false;
  }
}
