package io.dialer.mango;

import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler.Listed;
import io.dialer.core.telephony.OutboundDialler.Stage;
import io.dialer.core.telephony.OutboundDialler.Status;
import io.dialer.core.telephony.OutboundDialler.Try;
import io.dialer.mango.client.outbound.Campaign;
import io.dialer.mango.client.outbound.CampaignTask;
import io.dialer.mango.client.outbound.ReportedAttempt;
import org.jspecify.annotations.Nullable;

/** The vendor's words on campaigns and their tasks in the core's (document, section 3.8). */
final class DialledList {

  private DialledList() {}

  static Listed listed(Campaign campaign) {
    return new Listed(
        campaign.campaignId(),
        campaign.name() == null ? "" : campaign.name(),
        campaign.tasksCount() == null ? 0 : campaign.tasksCount(),
        campaign.finishedTasksCount() == null ? 0 : campaign.finishedTasksCount());
  }

  /** By the numbering of section 3.8.2; that of lists differs. */
  static Status status(Campaign campaign) {
    int reason = campaign.statusReason() == null ? 0 : campaign.statusReason();
    return new Status(stage(campaign.status()), reason == 9, reason(reason));
  }

  private static Stage stage(@Nullable Integer status) {
    return switch (status == null ? 0 : status) {
      case 0 -> Stage.STOPPED;
      case 1 -> Stage.PLANNED;
      case 2 -> Stage.WORKING;
      case 4 -> Stage.FINISHED;
      case 6 -> Stage.DELETING;
      default -> Stage.CHANGING;
    };
  }

  private static String reason(int reason) {
    return switch (reason) {
      case 1 -> "it was told to (status_reason 1)";
      case 2 -> "it is done (status_reason 2)";
      case 3 -> "its end date has passed (status_reason 3)";
      case 4 -> "it is not within its schedule (status_reason 4)";
      case 5 -> "its watchdog was lost (status_reason 5)";
      case 6 -> "the service is not available (status_reason 6)";
      case 7 -> "the account's balance does not allow it (status_reason 7)";
      case 8 -> "maintenance (status_reason 8)";
      case 9 -> "an administrator stopped it (status_reason 9)";
      default -> "status_reason " + reason;
    };
  }

  /** Reports name a task by the name that we gave it, its number; many leave the phone out. */
  static Try tried(ReportedAttempt attempt) {
    boolean named = attempt.name() != null && MangoOutboundCampaigns.isNumber(attempt.name());
    int result = attempt.result() == null ? 0 : attempt.result();
    String digit = attempt.number() == null ? "" : attempt.number().strip();
    return new Try(
        named ? attempt.name() : attempt.phone(),
        outcome(result),
        Integer.toString(result),
        digit.matches("[0-9*#]+") ? digit : null);
  }

  static Try ended(CampaignTask task) {
    int reason = task.statusReason() == null ? 0 : task.statusReason();
    return new Try(task.number(), outcome(reason), Integer.toString(reason), null);
  }

  static ListOutcome outcome(int reason) {
    return switch (reason) {
      case 1 -> ListOutcome.TALKED;
      case 2, 22 -> ListOutcome.BUSY;
      case 3, 10 -> ListOutcome.NO_ANSWER;
      case 4, 21 -> ListOutcome.UNAVAILABLE;
      case 5, 7 -> ListOutcome.OPERATORS_BUSY;
      case 6 -> ListOutcome.OPERATOR_NO_ANSWER;
      case 8, 26 -> ListOutcome.BAD_NUMBER;
      case 11, 20 -> ListOutcome.STOPPED;
      case 23 -> ListOutcome.ANSWERING_MACHINE;
      case 24 -> ListOutcome.CUSTOMER_LEFT;
      default -> ListOutcome.OTHER;
    };
  }
}
