package io.dialer.emulator.campaign;

import io.dialer.emulator.campaign.CampaignTask.Attempt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as the control API shows it. Times are epoch milliseconds.
 *
 * @param status its name; a deleted campaign is DELETING
 * @param startedAt when it was first started; null if never
 */
public record CampaignView(
    long campaignId,
    String name,
    String status,
    int statusReason,
    @Nullable Long startedAt,
    @Nullable Long completedAt,
    List<TaskView> tasks) {

  /**
   * A task.
   *
   * @param callsPlaced how many calls were placed for it
   * @param reason the document's number; 0 before the first attempt has ended
   * @param digits what the customer pressed, attempt after attempt
   */
  public record TaskView(
      long taskId, String number, String status, int reason, int callsPlaced, List<String> digits) {
    static TaskView of(CampaignTask task) {
      return new TaskView(
          task.id,
          task.contact.number(),
          task.status.name(),
          task.reason,
          task.callsPlaced,
          task.attempts.stream().map(Attempt::digits).filter(Objects::nonNull).toList());
    }
  }

  static CampaignView of(Campaign campaign) {
    return new CampaignView(
        campaign.id,
        campaign.settings.name(),
        campaign.status.name(),
        campaign.statusReason,
        campaign.startedAt == 0 ? null : campaign.startedAt,
        campaign.completedAt == 0 ? null : campaign.completedAt,
        campaign.tasks.stream().map(TaskView::of).toList());
  }
}
