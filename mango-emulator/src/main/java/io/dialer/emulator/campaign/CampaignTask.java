package io.dialer.emulator.campaign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contact of a campaign (section 3.8.3). Lives on the PBX's thread. */
final class CampaignTask {
  /** The status of a task, with the document's number. */
  enum Status {
    STOPPED(0),
    QUEUED(1),
    IN_WORK(2),
    FINISHED(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** Who is to be called. */
  record Contact(
      @Nullable String name,
      @Nullable String position,
      @Nullable String organization,
      String number,
      @Nullable String comment) {}

  /**
   * One call made for the task.
   *
   * @param result as {@code CampaignReason}
   * @param digits what the customer pressed; null for nothing
   */
  record Attempt(long id, int result, @Nullable String digits) {}

  final long id;
  final Campaign campaign;
  final Contact contact;
  final long createdAt;
  final List<Attempt> attempts = new ArrayList<>(2);
  Status status = Status.QUEUED;
  int callsPlaced;
  long updatedAt;
  long talkSeconds;

  /** As {@code CampaignReason}; 0 before the first attempt has ended. */
  int reason;

  /** Epoch milliseconds of the next attempt; 0 if none waits. */
  long blockedUntil;

  /** The extension of the operator who has talked. */
  @Nullable String operator;

  CampaignTask(long id, Campaign campaign, Contact contact, long createdAt) {
    this.id = id;
    this.campaign = campaign;
    this.contact = contact;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  boolean isFinished() {
    return status == Status.FINISHED;
  }
}
