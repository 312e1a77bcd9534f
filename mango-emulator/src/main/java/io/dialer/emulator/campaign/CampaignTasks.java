package io.dialer.emulator.campaign;

import io.dialer.emulator.campaign.CampaignTask.Contact;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.ContactCentrePlan;
import io.dialer.emulator.time.EmulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks: many at once, which appear later and whose ids are not told (section 3.8.4.2), or
 * one for an endless campaign, whose id is.
 */
final class CampaignTasks {
  private static final int WRONG_STATUS = 5106;
  private static final int TOO_MANY = 5107;
  private static final int LONGEST_NAME = 255;

  private final Campaigns campaigns;
  private final CampaignDialler dialler;
  private final ContactCentrePlan plan;
  private final EmulatedTime time;
  private final SplittableRandom dice = new SplittableRandom(1);

  CampaignTasks(
      Campaigns campaigns, CampaignDialler dialler, ContactCentrePlan plan, EmulatedTime time) {
    this.campaigns = campaigns;
    this.dialler = dialler;
    this.plan = plan;
    this.time = time;
  }

  Reply push(Campaign campaign, Params params) throws ApiError {
    List<Contact> contacts = new ArrayList<>();
    for (Fields task : new Fields(params).objects("tasks")) {
      String name = task.text("name", LONGEST_NAME);
      contacts.add(contact(name, task, "additional_info", 511));
    }
    requireRoom(campaign, contacts.size());
    campaign.onTheirWay += contacts.size();
    var unused = time.after(plan.taskPushMs().draw(dice), () -> appear(campaign, contacts));
    return Reply.accepted();
  }

  private void appear(Campaign campaign, List<Contact> contacts) {
    campaign.onTheirWay -= contacts.size();
    if (campaign.status != CampaignStatus.DELETING) {
      contacts.forEach(contact -> campaigns.addTask(campaign, contact));
      dialler.dial();
    }
  }

  Reply add(Campaign campaign, Params params) throws ApiError {
    Fields task = new Fields(params);
    String name = task.optionalText("name", LONGEST_NAME).orElse(null);
    Contact contact = contact(name, task, "comment", 1024);
    if (!campaign.settings.endless()) {
      throw new ApiError(ApiError.INVALID, "Single tasks are for endless campaigns only");
    }
    requireRoom(campaign, 1);
    long id = campaigns.addTask(campaign, contact).id;
    time.run(dialler::dial);
    return Reply.json(CampaignReplies.done().put("task_id", id));
  }

  private static Contact contact(@Nullable String name, Fields task, String comment, int longest)
      throws ApiError {
    return new Contact(
        name,
        task.optionalText("position", LONGEST_NAME).orElse(null),
        task.optionalText("organization", LONGEST_NAME).orElse(null),
        task.phone("number"),
        task.optionalText(comment, longest).orElse(null));
  }

  private static void requireRoom(Campaign campaign, int more) throws ApiError {
    if (!campaign.takesTasks()) {
      throw new ApiError(WRONG_STATUS, "The campaign is " + campaign.status);
    }
    if (campaign.tasks.size() + campaign.onTheirWay + more > Campaigns.MOST_TASKS) {
      throw new ApiError(TOO_MANY, "A campaign has at most 10,000 tasks");
    }
  }
}
