package io.dialer.emulator.campaign;

import io.dialer.emulator.campaign.CampaignTask.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A campaign and its tasks. Lives on the PBX's thread. */
final class Campaign {
  /** Why a campaign has its status ({@code status_reason}, section 3.8.2). */
  static final int BY_COMMAND = 1;

  static final int DONE = 2;
  static final int EXPIRED = 3;
  static final int OUT_OF_SCHEDULE = 4;

  final long id;
  final CampaignSettings settings;
  final long createdAt;
  final List<CampaignTask> tasks = new ArrayList<>();

  /** Tasks to be called as soon as there is room. */
  final Deque<CampaignTask> due = new ArrayDeque<>();

  CampaignStatus status = CampaignStatus.STOPPED;

  /** What the campaign becomes when its last call has ended. */
  CampaignStatus stopsAs = CampaignStatus.STOPPED;

  /** 0 for none yet. */
  int statusReason;

  long startedAt;
  long completedAt;

  /** Calls under way. */
  int live;

  /** Those among them that have no operator yet. */
  int seeking;

  int finishedTasks;

  /** Tasks that were pushed and have not appeared yet. */
  int onTheirWay;

  Campaign(long id, CampaignSettings settings, long createdAt) {
    this.id = id;
    this.settings = settings;
    this.createdAt = createdAt;
  }

  boolean isActive() {
    return status == CampaignStatus.PLANNED
        || status == CampaignStatus.RUNNING
        || status == CampaignStatus.STOPPING;
  }

  boolean takesTasks() {
    return status == CampaignStatus.STOPPED
        || status == CampaignStatus.PLANNED
        || status == CampaignStatus.RUNNING;
  }

  void become(CampaignStatus status, int reason) {
    this.status = status;
    this.statusReason = reason;
  }

  /** Calls nobody else; ends as told when the last call under way has ended. */
  void windUp(CampaignStatus as, int reason, long now) {
    stopsAs = as;
    become(CampaignStatus.STOPPING, reason);
    settle(now);
  }

  /** Ends a campaign that was winding up, if no call is under way. */
  void settle(long now) {
    if (status == CampaignStatus.STOPPING && live == 0) {
      status = stopsAs;
      if (status == CampaignStatus.FINISHED) {
        completedAt = now;
        tasks.stream().filter(task -> !task.isFinished()).forEach(t -> t.status = Status.STOPPED);
      }
    }
  }

  boolean isDone() {
    return !settings.endless() && onTheirWay == 0 && finishedTasks == tasks.size();
  }
}
