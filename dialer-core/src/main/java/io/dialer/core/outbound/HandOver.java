package io.dialer.core.outbound;

import io.dialer.core.call.Attempt;
import io.dialer.core.call.CallTimes;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.outbound.ListedNumbers.Due;
import io.dialer.core.poll.PollStore;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.task.Task;
import io.dialer.core.task.TaskState;
import io.dialer.core.task.TaskStore;
import io.dialer.core.telephony.OutboundDialler.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The moment after which a list may be started: the compliance gate, and the attempts of all its
 * numbers, committed at once.
 *
 * <p>The gate is all or nothing. A list cannot be mended: the PBX tells no ids of what it was sent,
 * so one number too many means that the whole of it is made anew.
 */
final class HandOver {
  private static final String GATE = "gate";

  /** The PBX chooses one of the list's operators. */
  private static final String WHOEVER_IS_FREE = "";

  private final Jdbi jdbi;
  private final Orders orders;

  HandOver(Jdbi jdbi, Orders orders) {
    this.jdbi = jdbi;
    this.orders = orders;
  }

  /** How the gate was passed, or why it was not. */
  enum Gate {
    PASSED,
    /** The task is not to be dialled, or not as its list was ordered. */
    OTHERWISE_WANTED,
    /** A number may not be called now, or is in another call. */
    NUMBERS_TAKEN
  }

  /**
   * Commits the attempts of a counted chunk and moves it to STARTING. If the gate is not passed
   * nothing is done, and the list must not be started.
   */
  Gate commit(Chunk chunk, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          handle.savepoint(GATE);
          Gate gate = committed(handle, chunk, now);
          if (gate != Gate.PASSED) {
            handle.rollbackToSavepoint(GATE);
          }
          return gate;
        });
  }

  private Gate committed(Handle handle, Chunk chunk, Instant now) {
    Task task = handle.attach(TaskStore.class).lockById(chunk.taskId()).orElse(null);
    if (task == null || !isOpen(handle, task)) {
      return Gate.OTHERWISE_WANTED;
    }
    Optional<Order> order =
        orders.of(handle, chunk, now).filter(o -> isAsOrdered(handle, chunk, o));
    return order.isEmpty()
        ? Gate.OTHERWISE_WANTED
        : attempted(handle, chunk, task, order.get(), now) ? Gate.PASSED : Gate.NUMBERS_TAKEN;
  }

  private static boolean isAsOrdered(Handle handle, Chunk chunk, Order order) {
    return handle.attach(ChunkStore.class).wasAskedFor(chunk.id(), Orders.essence(order));
  }

  /** A list that begins later ends later, and its calls are not given up before. */
  private static boolean attempted(
      Handle handle, Chunk chunk, Task task, Order order, Instant now) {
    ListedNumbers numbers = handle.attach(ListedNumbers.class);
    int size = numbers.size(chunk.id());
    List<Due> due = numbers.lockDue(chunk.id(), now.getEpochSecond());
    Optional<String> destination = destination(handle, task);
    return due.size() == size
        && due.stream().allMatch(number -> isAsListed(task, number))
        && destination.isPresent()
        && numbers.attempt(
                chunk.id(),
                task.innerNumType().name(),
                destination.get(),
                now,
                order.startsAt().plus(CallTimes.HANDED_OVER_AT_MOST))
            == size
        && handle.attach(ChunkStore.class).starting(chunk.id(), now) == 1;
  }

  private static boolean isOpen(Handle handle, Task task) {
    return task.state() == TaskState.OPEN.number()
        && task.waitingFor() == null
        && handle
            .attach(CampaignStore.class)
            .keepById(task.campaignId())
            .filter(campaign -> campaign.outbound() != null)
            .isPresent();
  }

  private static boolean isAsListed(Task task, Due number) {
    return PhoneNumber.toDial(task.dialPrefix(), number.phone()).equals(number.dialled());
  }

  private static Optional<String> destination(Handle handle, Task task) {
    return task.innerNumType() == Attempt.Kind.EXTEN
        ? Optional.of(WHOEVER_IS_FREE)
        : handle.attach(PollStore.class).named(task.innerNum()).map(p -> Long.toString(p.id()));
  }
}
