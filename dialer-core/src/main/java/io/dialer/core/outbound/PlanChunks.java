package io.dialer.core.outbound;

import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.outbound.ListedNumbers.Waiting;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.task.Task;
import io.dialer.core.task.TaskStore;
import io.dialer.core.telephony.OutboundDialler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the numbers that tasks want dialled by the PBX's own dialler into chunks. */
final class PlanChunks {
  private static final Logger LOG = LoggerFactory.getLogger(PlanChunks.class);

  /** A list that holds more is refused by the PBX. */
  private static final int MOST_NUMBERS = 10_000;

  static final int LOT = 500;
  private static final int MOST_CHUNKS_PER_TASK = 20;

  private final Jdbi jdbi;
  private final OutboundDialler dialler;
  private final OutboundTimes times;
  private final InstantSource clock;

  PlanChunks(Jdbi jdbi, OutboundDialler dialler, OutboundTimes times, InstantSource clock) {
    this.jdbi = jdbi;
    this.dialler = dialler;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Plans a chunk for every task that needs one.
   *
   * @return how many were planned
   */
  int plan() {
    Instant now = clock.instant();
    int planned = 0;
    for (long taskId : jdbi.inTransaction(handle -> tasksToPlan(handle, now))) {
      planned += jdbi.inTransaction(handle -> plan(handle, taskId, now)) ? 1 : 0;
    }
    return planned;
  }

  private static Iterable<Long> tasksToPlan(Handle handle, Instant now) {
    handle.attach(ChunkStore.class).refusalsOver(now);
    return handle
        .attach(ListedNumbers.class)
        .tasksToPlan(now.getEpochSecond(), MOST_CHUNKS_PER_TASK);
  }

  /** The task is locked first: an edit of it comes wholly before the plan, or wholly after it. */
  private boolean plan(Handle handle, long taskId, Instant now) {
    Task task = handle.attach(TaskStore.class).lockById(taskId).orElse(null);
    Campaign campaign =
        task == null
            ? null
            : handle.attach(CampaignStore.class).keepById(task.campaignId()).orElse(null);
    if (task == null || task.state() != 0 || campaign == null || campaign.outbound() == null) {
      return false;
    }
    if (campaign.outbound().endsAt(times.zone()).filter(end -> !end.isAfter(now)).isPresent()) {
      String reason =
          "endDate %s of campaign %d has passed; give the campaign a later one"
              .formatted(campaign.outbound().endDate(), campaign.id());
      handle.attach(ChunkStore.class).refuse(taskId, reason, now.plus(times.refusedFor()));
      return false;
    }
    Map<String, Waiting> dialled = dialled(handle, task, now);
    return !dialled.isEmpty() && insert(handle, task, dialled, now);
  }

  /**
   * The numbers of one chunk by what is dialled; a number that looks the same waits for the next.
   */
  private Map<String, Waiting> dialled(Handle handle, Task task, Instant now) {
    ListedNumbers numbers = handle.attach(ListedNumbers.class);
    Map<String, Waiting> dialled = new LinkedHashMap<>();
    for (Waiting number : numbers.waiting(task.id(), now.getEpochSecond(), MOST_NUMBERS)) {
      String toDial = PhoneNumber.toDial(task.dialPrefix(), number.phone());
      if (dialler.takes(toDial)) {
        dialled.putIfAbsent(toDial, number);
      } else {
        LOG.warn("task {}: {} cannot be dialled by the PBX", task.id(), number.phone());
        numbers.cannotBeListed(number.id(), now.getEpochSecond());
      }
    }
    return dialled;
  }

  private static boolean insert(
      Handle handle, Task task, Map<String, Waiting> dialled, Instant now) {
    ListedNumbers numbers = handle.attach(ListedNumbers.class);
    int lots = (dialled.size() + LOT - 1) / LOT;
    long id = numbers.plan(task.id(), lots, now);
    numbers.add(
        id,
        LOT,
        dialled.keySet().toArray(String[]::new),
        dialled.values().stream().map(Waiting::id).toArray(Long[]::new),
        dialled.values().stream().map(Waiting::phoneId).toArray(String[]::new));
    LOG.info("task {}: chunk {} of {} numbers is planned", task.id(), id, dialled.size());
    return true;
  }
}
