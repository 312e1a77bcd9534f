package io.dialer.core.outbound;

import static io.dialer.core.outbound.ChunkState.CLOSING;
import static io.dialer.core.outbound.ChunkState.COUNTING;
import static io.dialer.core.outbound.ChunkState.DELETING;
import static io.dialer.core.outbound.ChunkState.FILLING;
import static io.dialer.core.outbound.ChunkState.GONE;
import static io.dialer.core.outbound.ChunkState.PLANNED;
import static io.dialer.core.outbound.ChunkState.RUNNING;
import static io.dialer.core.outbound.ChunkState.STARTING;
import static io.dialer.core.outbound.ChunkState.STOPPED;

import java.util.Map;
import java.util.Set;

/** Every legal move of a chunk, and no other. The same table is drawn in {@code docs/mango.md}. */
public final class ChunkMoves {

  private static final Map<ChunkState, Set<ChunkState>> NEXT =
      Map.of(
          PLANNED, Set.of(FILLING, DELETING, GONE),
          FILLING, Set.of(COUNTING, DELETING),
          COUNTING, Set.of(STARTING, DELETING),
          STARTING, Set.of(RUNNING, STOPPED, CLOSING),
          RUNNING, Set.of(STOPPED, CLOSING),
          STOPPED, Set.of(RUNNING, CLOSING),
          CLOSING, Set.of(DELETING),
          DELETING, Set.of(GONE),
          GONE, Set.of());

  private ChunkMoves() {}

  /** The states that may follow {@code from}; empty for the last one. */
  public static Set<ChunkState> from(ChunkState from) {
    return NEXT.getOrDefault(from, Set.of());
  }
}
