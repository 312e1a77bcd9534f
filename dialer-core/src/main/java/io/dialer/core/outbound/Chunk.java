package io.dialer.core.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some numbers of a task, and the PBX's list of them.
 *
 * @param marker the list's name, never used twice
 * @param askedAt when the PBX was asked to make the list; null: it certainly was not
 * @param pbxId the PBX's id of the list; null until it is known
 * @param lots in how many portions the numbers are sent
 * @param lotsSent how many were noted, each before it was sent
 * @param lotsTaken how many the PBX has confirmed
 * @param endedAt when the PBX was seen to have ended it for good; null before
 * @param since when it came into its state
 */
public record Chunk(
    long id,
    long taskId,
    String marker,
    ChunkState state,
    @Nullable Instant askedAt,
    @Nullable Long pbxId,
    int lots,
    int lotsSent,
    int lotsTaken,
    @Nullable Instant endedAt,
    Instant since) {

  /** The PBX's id of the list, which it has in every state but the first and the last two. */
  long list() {
    if (pbxId == null) {
      throw new IllegalStateException("chunk %d is %s without a list".formatted(id, state));
    }
    return pbxId;
  }

  /** Whether a lot was noted whose fate is not known. */
  boolean hasLotOnItsWay() {
    return lotsSent > lotsTaken;
  }
}
