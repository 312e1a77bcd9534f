package io.dialer.emulator.campaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.call.CampaignReason;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.PbxThread;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.ContactCentrePlan;
import io.dialer.emulator.time.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The methods of section 3.8, and those of later documents that belong to them. */
public final class CampaignMethods {
  private static final int NOT_FOUND = 3300;
  private static final int IMPOSSIBLE = 4100;
  private static final int NO_CONTACT_CENTRE = 5101;
  private static final int TOO_MANY_ACTIVE = 5102;
  private static final int TOO_MANY = 5103;
  private static final Duration LONGEST_SPAN = Duration.ofHours(4);

  private final Campaigns campaigns;
  private final CampaignDialler dialler;
  private final CampaignForm form;
  private final CampaignTasks tasks;
  private final ContactCentrePlan plan;
  private final EmulatedTime time;

  public CampaignMethods(
      Campaigns campaigns,
      CampaignDialler dialler,
      Account account,
      ContactCentrePlan plan,
      EmulatedTime time) {
    this.campaigns = campaigns;
    this.dialler = dialler;
    this.form = new CampaignForm(account);
    this.tasks = new CampaignTasks(campaigns, dialler, plan, time);
    this.plan = plan;
    this.time = time;
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    Map<String, ApiMethod> methods = new LinkedHashMap<>();
    methods.put("campaign/add", this::add);
    methods.put("campaign/start", this::start);
    methods.put("campaign/stop", this::stop);
    methods.put("campaign/delete", this::delete);
    methods.put("campaign", params -> Reply.json(CampaignReplies.one(campaign(params))));
    methods.put(
        "campaign/list", params -> Reply.json(CampaignReplies.newList(campaigns.present())));
    methods.put("campaign/get_list", this::oldList);
    methods.put("io/v1/campaign/get_list", this::oldList);
    methods.put("tasks/push", params -> tasks.push(campaign(params), params));
    methods.put("task/add", params -> tasks.add(campaign(params), params));
    methods.put("task", this::task);
    methods.put("tasks/finished", this::finished);
    methods.put("campaign-report/create", this::report);
    PbxThread pbx = new PbxThread(time);
    methods.replaceAll((path, method) -> pbx.runs(method));
    return methods;
  }

  private Reply add(Params params) throws ApiError {
    CampaignSettings settings = form.read(params);
    requireContactCentre();
    if (campaigns.present().size() >= Campaigns.MOST) {
      throw new ApiError(TOO_MANY, "There are " + Campaigns.MOST + " campaigns already");
    }
    Campaign campaign = campaigns.add(settings);
    return Reply.json(CampaignReplies.done().put("campaign_id", campaign.id));
  }

  private Reply start(Params params) throws ApiError {
    Campaign campaign = campaign(params);
    if (!campaign.isActive() && campaigns.active().size() >= plan.activeCampaigns()) {
      throw new ApiError(TOO_MANY_ACTIVE, "Too many campaigns are started");
    }
    if (campaign.status == CampaignStatus.STOPPED || campaign.status == CampaignStatus.STOPPING) {
      campaign.startedAt = campaign.startedAt == 0 ? time.millis() : campaign.startedAt;
      campaign.become(CampaignStatus.PLANNED, Campaign.BY_COMMAND);
      time.run(dialler::dial);
    }
    return status(campaign);
  }

  private Reply stop(Params params) throws ApiError {
    Campaign campaign = campaign(params);
    if (campaign.isActive()) {
      campaign.windUp(CampaignStatus.STOPPED, Campaign.BY_COMMAND, time.millis());
    }
    return status(campaign);
  }

  private Reply delete(Params params) throws ApiError {
    Campaign campaign = campaign(params);
    if (campaign.isActive()) {
      throw new ApiError(IMPOSSIBLE, "Only a stopped or finished campaign can be deleted");
    }
    campaign.become(CampaignStatus.DELETING, Campaign.BY_COMMAND);
    return status(campaign);
  }

  private static Reply status(Campaign campaign) {
    return Reply.json(CampaignReplies.done().put("status", campaign.status.code()));
  }

  private Reply oldList(Params params) {
    return Reply.json(CampaignReplies.oldList(campaigns.present()));
  }

  private Reply task(Params params) throws ApiError {
    requireContactCentre();
    long id = new Fields(params).requiredInteger("task_id");
    CampaignTask task =
        campaigns.findTask(id).orElseThrow(() -> new ApiError(NOT_FOUND, "There is no task " + id));
    ObjectNode answer = CampaignReplies.done();
    answer.set("task", CampaignReplies.task(task));
    return Reply.json(answer);
  }

  /** Tasks without a talk, of a campaign that finished within a span of at most four hours. */
  private Reply finished(Params params) throws ApiError {
    Campaign campaign = campaign(params);
    Fields fields = new Fields(params);
    Instant start = fields.requiredUtc("start_date");
    Instant end = fields.requiredUtc("end_date");
    if (end.isBefore(start) || Duration.between(start, end).compareTo(LONGEST_SPAN) > 0) {
      throw new ApiError(ApiError.INVALID, "The span is at most four hours");
    }
    Instant completed = Instant.ofEpochMilli(campaign.completedAt);
    ObjectNode answer = CampaignReplies.done();
    ArrayNode list = answer.putArray("tasks");
    if (!completed.isBefore(start) && !completed.isAfter(end)) {
      campaign.tasks.stream()
          .filter(task -> task.isFinished() && task.reason > CampaignReason.TALK)
          .forEach(task -> list.add(CampaignReplies.task(task)));
    }
    return Reply.json(answer);
  }

  private Reply report(Params params) throws ApiError {
    return Reply.json(CampaignReplies.report(campaign(params), plan.reportPhones()));
  }

  private Campaign campaign(Params params) throws ApiError {
    requireContactCentre();
    long id = new Fields(params).requiredInteger("campaign_id");
    return campaigns
        .find(id)
        .orElseThrow(() -> new ApiError(NOT_FOUND, "There is no campaign " + id));
  }

  private void requireContactCentre() throws ApiError {
    if (!plan.connected()) {
      throw new ApiError(NO_CONTACT_CENTRE, "The account has no contact centre");
    }
  }
}
