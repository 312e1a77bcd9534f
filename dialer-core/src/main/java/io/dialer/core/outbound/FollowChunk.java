package io.dialer.core.outbound;

import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.OutboundDialler.Listed;
import io.dialer.core.telephony.OutboundDialler.NotDone;
import io.dialer.core.telephony.OutboundDialler.Stage;
import io.dialer.core.telephony.OutboundDialler.Status;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a started chunk to its end: pauses it with its task, gathers results, removes its list. */
final class FollowChunk {
  private static final Logger LOG = LoggerFactory.getLogger(FollowChunk.class);

  private final Jdbi jdbi;
  private final ChunkStore chunks;
  private final ListedNumbers numbers;
  private final OutboundDialler dialler;
  private final GatherResults results;
  private final OutboundTimes times;

  FollowChunk(Jdbi jdbi, OutboundDialler dialler, GatherResults results, OutboundTimes times) {
    this.jdbi = jdbi;
    this.chunks = jdbi.onDemand(ChunkStore.class);
    this.numbers = jdbi.onDemand(ListedNumbers.class);
    this.dialler = dialler;
    this.results = results;
    this.times = times;
  }

  /** Takes one step; returns whether the chunk has moved on. */
  boolean step(Chunk chunk, Lists lists, Instant now) throws NotDone {
    Optional<Listed> list = lists.of(chunk);
    return switch (chunk.state()) {
      case CLOSING -> close(chunk, list, now);
      case DELETING -> remove(chunk, list, now);
      default -> follow(chunk, list, now);
    };
  }

  private boolean follow(Chunk chunk, Optional<Listed> list, Instant now) throws NotDone {
    Wish wish = Wish.of(jdbi, chunk.taskId());
    if (wish == Wish.CLOSE || isRemoved(chunk, list)) {
      return chunks.move(chunk, ChunkState.CLOSING, now);
    }
    Status status = dialler.status(chunk.list());
    if (status.stage().isOver()) {
      return chunks.move(chunk, ChunkState.CLOSING, now);
    }
    if (list.isPresent()) {
      results.gather(chunk, list.get(), now);
    }
    return wish == Wish.PAUSE ? pause(chunk, status, now) : dial(chunk, status, now);
  }

  private boolean pause(Chunk chunk, Status status, Instant now) throws NotDone {
    if (status.stage().isDialled()) {
      dialler.stop(chunk.list());
    }
    return chunk.state() != ChunkState.STOPPED && chunks.move(chunk, ChunkState.STOPPED, now);
  }

  /** What somebody stopped by hand in the PBX stays stopped until the task is paused and opened. */
  private boolean dial(Chunk chunk, Status status, Instant now) throws NotDone {
    boolean resumed = chunk.state() == ChunkState.STOPPED;
    if (status.stage() == Stage.STOPPED && (resumed || !status.byPerson())) {
      dialler.start(chunk.list());
    }
    return resumed
        && status.stage() != Stage.CHANGING
        && chunks.move(chunk, ChunkState.RUNNING, now);
  }

  private boolean close(Chunk chunk, Optional<Listed> list, Instant now) throws NotDone {
    if (isRemoved(chunk, list)) {
      LOG.warn("chunk {}: somebody removed its list {}", chunk.id(), chunk.pbxId());
      results.lost(chunk, now);
      return chunks.move(chunk, ChunkState.DELETING, now);
    }
    Status status = dialler.status(chunk.list());
    if (status.stage().isDialled()) {
      dialler.stop(chunk.list());
      return false;
    } else if (status.stage() == Stage.CHANGING) {
      return false;
    }
    if (chunk.endedAt() == null) {
      chunks.ended(chunk.id(), now);
    }
    Instant endedAt = chunk.endedAt() == null ? now : chunk.endedAt();
    boolean allTold =
        !now.isBefore(endedAt.plus(times.lastNews())) && results.inTheAir(chunk, now).isEmpty();
    int left = results.gatherLast(chunk, allTold, now);
    if (left > 0 && !allTold) {
      return false;
    }
    if (left > 0 && status.stage() == Stage.FINISHED) {
      endedEarly(chunk, left, status, now);
    }
    return chunks.move(chunk, ChunkState.DELETING, now);
  }

  /**
   * Whether somebody removed the list: it is among the PBX's no more, and unknown when asked for.
   */
  private boolean isRemoved(Chunk chunk, Optional<Listed> list) throws NotDone {
    return list.isEmpty() && dialler.isMissing(chunk.list());
  }

  /** Planning the rest again at once would only make the PBX end list after list. */
  private void endedEarly(Chunk chunk, int left, Status status, Instant now) {
    String reason =
        "the PBX ended its campaign before %d number(s) were dialled: %s"
            .formatted(left, status.reason());
    chunks.refuse(chunk.taskId(), reason, now.plus(times.refusedFor()));
  }

  /** A list whose making was in doubt may turn up a while later, and goes then. */
  private boolean remove(Chunk chunk, Optional<Listed> list, Instant now) throws NotDone {
    numbers.letAllGo(chunk.id());
    if (list.isEmpty()) {
      boolean never = chunk.askedAt() == null || chunk.pbxId() != null;
      boolean late = !now.isBefore(chunk.since().plus(times.countWithin()));
      return (never || late) && chunks.move(chunk, ChunkState.GONE, now);
    }
    long id = list.get().id();
    if (chunk.pbxId() == null) {
      chunks.turnedUp(chunk.id(), id);
    }
    Stage stage = dialler.status(id).stage();
    if (stage.isDialled()) {
      dialler.stop(id);
    } else if (stage == Stage.STOPPED || stage == Stage.FINISHED) {
      dialler.delete(id);
    }
    return false;
  }
}
