package io.dialer.core.outbound;

import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.OutboundDialler.Listed;
import io.dialer.core.telephony.OutboundDialler.NotDone;
import io.dialer.core.telephony.OutboundDialler.Order;
import io.dialer.core.telephony.OutboundDialler.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a chunk from its plan to its start. Before the start nobody can be called, so whatever is
 * in doubt is given up and planned anew, under another name.
 */
final class PrepareChunk {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareChunk.class);

  /** So many chunks may fail within the time that a refusal lasts; then the task waits. */
  private static final int FAILURES = 3;

  private static final String NUMBERS_TAKEN =
      "while its list was made a number of it was changed, or was called for another task";

  private final Jdbi jdbi;
  private final ChunkStore chunks;
  private final ListedNumbers numbers;
  private final OutboundDialler dialler;
  private final Orders orders;
  private final HandOver handOver;
  private final OutboundTimes times;

  PrepareChunk(
      Jdbi jdbi, OutboundDialler dialler, Orders orders, HandOver handOver, OutboundTimes times) {
    this.jdbi = jdbi;
    this.chunks = jdbi.onDemand(ChunkStore.class);
    this.numbers = jdbi.onDemand(ListedNumbers.class);
    this.dialler = dialler;
    this.orders = orders;
    this.handOver = handOver;
    this.times = times;
  }

  /** Takes one step; returns whether the chunk has moved on. */
  boolean step(Chunk chunk, Lists lists, Instant now) throws NotDone {
    if (chunk.state() == ChunkState.STARTING) {
      return start(chunk, now);
    }
    if (Wish.of(jdbi, chunk.taskId()) != Wish.DIAL) {
      return giveUp(chunk, null, now);
    }
    return switch (chunk.state()) {
      case PLANNED -> chunk.askedAt() == null ? make(chunk, now) : lookUp(chunk, lists, now);
      case FILLING -> fill(chunk, now);
      default -> count(chunk, lists, now);
    };
  }

  private boolean make(Chunk chunk, Instant now) throws NotDone {
    Optional<Order> order = orders.of(chunk, now);
    if (order.isEmpty()) {
      return giveUp(chunk, null, now);
    }
    if (chunks.asked(chunk.id(), Orders.essence(order.get()), now) == 0) {
      return false;
    }
    try {
      long list = dialler.create(order.get());
      return chunks.made(chunk.id(), list, now) == 1;
    } catch (NotDone e) {
      if (e.isUnknown()) {
        throw e;
      }
      chunks.notAsked(chunk.id());
      if (!e.isForGood()) {
        throw e;
      }
      boolean moved = leave(chunk, ChunkState.GONE, now);
      if (moved) {
        refuse(chunk, e, now);
      }
      return moved;
    }
  }

  /** The PBX was asked for the list, and nobody heard the answer: its name tells. */
  private boolean lookUp(Chunk chunk, Lists lists, Instant now) throws NotDone {
    Optional<Listed> list = lists.of(chunk);
    if (list.isPresent()) {
      LOG.info("chunk {}: its list {} was made after all", chunk.id(), list.get().id());
      return chunks.made(chunk.id(), list.get().id(), now) == 1;
    }
    boolean late = chunk.askedAt() != null && isLate(chunk.askedAt(), now);
    return late && giveUp(chunk, "the PBX did not make the list that it was asked for", now);
  }

  /** Sends what is left of the numbers, each lot once. */
  private boolean fill(Chunk chunk, Instant now) throws NotDone {
    if (chunk.hasLotOnItsWay()) {
      return giveUp(chunk, null, now);
    }
    for (int lot = chunk.lotsTaken() + 1; lot <= chunk.lots(); lot++) {
      List<String> dialled = numbers.lot(chunk.id(), lot);
      if (chunks.lotNoted(chunk.id(), lot) == 0) {
        return false;
      }
      try {
        dialler.fill(chunk.list(), dialled);
      } catch (NotDone e) {
        return notFilled(chunk, lot, e, now);
      }
      chunks.lotTaken(chunk.id(), lot);
    }
    return chunks.move(chunk, ChunkState.COUNTING, now);
  }

  private boolean notFilled(Chunk chunk, int lot, NotDone e, Instant now) throws NotDone {
    if (e.isUnknown()) {
      return giveUp(chunk, String.valueOf(e.getMessage()), now);
    }
    chunks.lotNotSent(chunk.id(), lot);
    if (!e.isForGood()) {
      throw e;
    }
    boolean moved = giveUp(chunk, String.valueOf(e.getMessage()), now);
    if (moved) {
      refuse(chunk, e, now);
    }
    return moved;
  }

  /** Only a list that holds exactly what was sent may be started. */
  private boolean count(Chunk chunk, Lists lists, Instant now) throws NotDone {
    int expected = numbers.size(chunk.id());
    int found = lists.of(chunk).map(Listed::numbers).orElse(0);
    if (found == expected) {
      return switch (handOver.commit(chunk, now)) {
        case PASSED -> true;
        case OTHERWISE_WANTED -> giveUp(chunk, null, now);
        case NUMBERS_TAKEN -> giveUp(chunk, NUMBERS_TAKEN, now);
      };
    }
    return (found > expected || isLate(chunk.since(), now))
        && giveUp(chunk, "the PBX counts %d numbers of %d".formatted(found, expected), now);
  }

  /** Starting twice is harmless, so it is repeated until the PBX is seen to dial. */
  private boolean start(Chunk chunk, Instant now) throws NotDone {
    Stage stage = dialler.status(chunk.list()).stage();
    if (stage == Stage.WORKING || stage.isOver()) {
      ChunkState next = stage.isOver() ? ChunkState.CLOSING : ChunkState.RUNNING;
      return chunks.move(chunk, next, now);
    }
    Wish wish = Wish.of(jdbi, chunk.taskId());
    if (wish != Wish.DIAL) {
      return chunks.move(chunk, wish == Wish.PAUSE ? ChunkState.STOPPED : ChunkState.CLOSING, now);
    }
    try {
      dialler.start(chunk.list());
      return chunks.move(chunk, ChunkState.RUNNING, now);
    } catch (NotDone e) {
      if (!e.isForGood()) {
        throw e;
      }
      if (stage == Stage.PLANNED) {
        // An earlier start was taken after all; it waits for its hours.
        return chunks.move(chunk, ChunkState.RUNNING, now);
      }
      refuse(chunk, e, now);
      return chunks.move(chunk, ChunkState.CLOSING, now);
    }
  }

  private void refuse(Chunk chunk, NotDone e, Instant now) {
    String reason =
        "the PBX's own dialler does not take the task: %s; it is asked again in %d minutes, or after the task or its campaign was saved"
            .formatted(e.getMessage(), times.refusedFor().toMinutes());
    LOG.warn("task {}: {}", chunk.taskId(), reason);
    chunks.refuse(chunk.taskId(), reason, now.plus(times.refusedFor()));
  }

  /** Nobody was called from it. Its numbers are free at once; its list is removed in time. */
  private boolean giveUp(Chunk chunk, @Nullable String failure, Instant now) {
    if (!leave(chunk, ChunkState.DELETING, now)) {
      return false;
    }
    LOG.info("chunk {} of task {} is given up: {}", chunk.id(), chunk.taskId(), failure);
    if (failure != null) {
      chunks.failed(chunk.id(), failure);
      if (chunks.failures(chunk.taskId(), now.minus(times.refusedFor())) >= FAILURES) {
        String reason =
            "the PBX's own dialler could not be handed the numbers, %d times: %s"
                .formatted(FAILURES, failure);
        chunks.refuse(chunk.taskId(), reason, now.plus(times.refusedFor()));
      }
    }
    return true;
  }

  /** Moves a chunk that was not started to where its numbers are free; returns whether it moved. */
  private boolean leave(Chunk chunk, ChunkState to, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          boolean moved = handle.attach(ChunkStore.class).move(chunk, to, now);
          if (moved) {
            handle.attach(ListedNumbers.class).letAllGo(chunk.id());
          }
          return moved;
        });
  }

  private boolean isLate(Instant since, Instant now) {
    return !now.isBefore(since.plus(times.countWithin()));
  }
}
