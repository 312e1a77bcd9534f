package io.dialer.emulator.campaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.campaign.CampaignSettings.Dialling;
import io.dialer.emulator.campaign.CampaignTask.Attempt;
import io.dialer.emulator.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns and tasks in the shapes of the document. Fields without a value are null. */
final class CampaignReplies {
  private static final DateTimeFormatter DOTTED =
      DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int SERVICE_TYPE = 8;

  private CampaignReplies() {}

  /** The list of section 3.8.1: times as text, statuses by its own numbers. */
  static ObjectNode oldList(List<Campaign> campaigns) {
    ObjectNode answer = done().put("cmd_id", UUID.randomUUID().toString());
    ArrayNode list = answer.putArray("campaigns");
    campaigns.forEach(campaign -> list.add(listed(campaign)));
    return answer;
  }

  private static ObjectNode listed(Campaign campaign) {
    CampaignSettings settings = campaign.settings;
    Employee author = settings.createdBy();
    ObjectNode each = Json.object();
    each.put("campaign_id", campaign.id)
        .put("member_id", author == null ? null : author.id())
        .put("name", settings.name())
        .put("priority", settings.priority())
        .put("status", campaign.status.listed())
        .put("start", dotted(settings.schedule().start()))
        .put("end", dotted(settings.schedule().end()));
    ArrayNode members = each.putArray("member_ids");
    settings.operators().forEach(operator -> members.add(operator.id()));
    redials(each, settings.dialling());
    each.put("additional_calls_coefficient", String.valueOf(settings.dialling().coefficient()))
        .put("created", dotted(Instant.ofEpochMilli(campaign.createdAt)))
        .put(
            "completed",
            campaign.completedAt == 0 ? null : dotted(Instant.ofEpochMilli(campaign.completedAt)));
    return counts(each, campaign);
  }

  /** The newer list: as one campaign, and the counts of its tasks. */
  static ObjectNode newList(List<Campaign> campaigns) {
    ObjectNode answer = done();
    ArrayNode list = answer.putArray("campaigns");
    for (Campaign campaign : campaigns) {
      ObjectNode each = counts(campaign(campaign), campaign);
      ArrayNode operators = each.putArray("operators");
      campaign.settings.operators().forEach(operator -> operators.add(operator.id()));
      each.put("completed", seconds(campaign.completedAt));
      list.add(each);
    }
    return answer;
  }

  /** Section 3.8.2. */
  static ObjectNode one(Campaign campaign) {
    ObjectNode answer = done();
    answer.set("campaign", campaign(campaign));
    return answer;
  }

  private static ObjectNode campaign(Campaign campaign) {
    CampaignSettings settings = campaign.settings;
    ObjectNode each = Json.object();
    each.put("campaign_id", campaign.id).put("line_id", settings.line().id());
    Employee author = settings.createdBy();
    if (author == null) {
      each.putNull("created_by");
    } else {
      each.putObject("created_by")
          .put("user_id", author.id())
          .put("name", author.name())
          .put("extension", author.extension());
    }
    each.put("name", settings.name())
        .put("start", seconds(settings.schedule().start()))
        .put("end", seconds(settings.schedule().end()))
        .put("status", campaign.status.code())
        .put("priority", settings.priority());
    ArrayNode members = each.putArray("members");
    settings.operators().forEach(operator -> members.add(operator.extension()));
    redials(each, settings.dialling());
    return each.put("add_calls_coef", settings.dialling().coefficient())
        .put("call_processing", settings.dialling().afterCall())
        .put("status_reason", campaign.statusReason == 0 ? null : campaign.statusReason)
        .putNull("schema_id")
        .put("created", seconds(campaign.createdAt));
  }

  private static void redials(ObjectNode each, Dialling dialling) {
    each.put("dial_mode", dialling.mode())
        .put("redial_busy", dialling.busy().most())
        .put("redial_no_answer", dialling.noAnswer().most())
        .put("redial_not_avail", dialling.notAvailable().most())
        .put("timer_busy", dialling.busy().waitSeconds())
        .put("timer_no_answer", dialling.noAnswer().waitSeconds())
        .put("timer_not_avail", dialling.notAvailable().waitSeconds())
        .put("answer_wait", dialling.answerWait());
  }

  private static ObjectNode counts(ObjectNode each, Campaign campaign) {
    return each.put("service_type", SERVICE_TYPE)
        .put("tasks_count", campaign.tasks.size())
        .put("finished_tasks_count", campaign.finishedTasks);
  }

  /** Section 3.8.3. */
  static ObjectNode task(CampaignTask task) {
    return Json.object()
        .put("campaign_task_id", task.id)
        .put("campaign_id", task.campaign.id)
        .put("name", task.contact.name())
        .put("position", task.contact.position())
        .put("organization", task.contact.organization())
        .put("number", task.contact.number())
        .put("talk_duration", task.talkSeconds)
        .put("status", task.status.code())
        .put("status_reason", task.reason == 0 ? null : task.reason)
        .put("comment", task.contact.comment())
        .put("blocked_until", seconds(task.blockedUntil))
        .put("transfer_number", task.operator)
        .put("updated", seconds(task.updatedAt))
        .putNull("end")
        .put("created", seconds(task.createdAt));
  }

  /**
   * The report on a campaign: its tasks, and in each its attempts.
   *
   * @param allPhones whether the phone is told where no key was pressed
   */
  static ObjectNode report(Campaign campaign, boolean allPhones) {
    ObjectNode answer = done();
    ObjectNode data = answer.putObject("data").put("campaign_id", campaign.id);
    ArrayNode tasks = data.putArray("tasks");
    for (CampaignTask task : campaign.tasks) {
      ArrayNode attempts = tasks.addObject().put("task_id", task.id).putArray("attempts");
      for (Attempt attempt : task.attempts) {
        boolean phone = allPhones || attempt.digits() != null;
        attempts
            .addObject()
            .put("attempt_id", attempt.id())
            .put("name", task.contact.name())
            .put("position", task.contact.position())
            .put("organization", task.contact.organization())
            .putNull("record_id")
            .put("phone", phone ? task.contact.number() : null)
            .putNull("sms")
            .putNull("text")
            .put("number", attempt.digits())
            .put("result", attempt.result());
      }
    }
    return answer;
  }

  static ObjectNode done() {
    return Json.object().put("result", 1000);
  }

  private static @Nullable Long seconds(long millis) {
    return millis == 0 ? null : millis / 1000;
  }

  private static @Nullable Long seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.getEpochSecond();
  }

  private static @Nullable String dotted(@Nullable Instant instant) {
    return instant == null ? null : DOTTED.format(instant);
  }
}
