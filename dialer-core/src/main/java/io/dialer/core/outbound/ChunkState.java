package io.dialer.core.outbound;

/** How far a chunk of a task's numbers has come. {@link ChunkMoves} says what may follow. */
public enum ChunkState {
  /** Its numbers are noted; the PBX is asked for a list, or has been, with unknown fate. */
  PLANNED,
  /** The PBX has the list; numbers are sent, lot by lot. */
  FILLING,
  /** All were sent; the PBX takes its time to count them in. */
  COUNTING,
  /** The attempts are committed; the PBX is told to start. */
  STARTING,
  /** The PBX dials. */
  RUNNING,
  /** The task is paused, and so is the list. */
  STOPPED,
  /** The PBX is done or is told to stop; the last results are gathered. */
  CLOSING,
  /** Nothing more is to come of it; the PBX's list is to be removed. */
  DELETING,
  /** The PBX has no such list any more. */
  GONE
}
