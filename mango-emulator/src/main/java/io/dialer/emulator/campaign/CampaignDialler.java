package io.dialer.emulator.campaign;

import io.dialer.emulator.account.Employee;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CampaignOrder;
import io.dialer.emulator.call.Exchange;
import io.dialer.emulator.campaign.CampaignTask.Attempt;
import io.dialer.emulator.campaign.CampaignTask.Status;
import io.dialer.emulator.time.EmulatedTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls the tasks of started campaigns: as many at a time as operators and the coefficient allow,
 * again after busy, no answer and unavailable. Redials and rests run in emulated time; the
 * campaign's dates and shifts go by the wall clock. On the PBX's thread only.
 */
public final class CampaignDialler {
  private static final long TICK_REAL_MS = 100;

  private final Campaigns campaigns;
  private final Exchange exchange;
  private final CallRegistry registry;
  private final EmulatedTime time;
  private final Predicate<Employee> takesCampaigns;
  private final int informerCalls;
  private final Set<Employee> kept = new HashSet<>();

  /**
   * @param takesCampaigns whether an operator's status is "outbound calls"
   * @param informerCalls calls at a time of a campaign without operators
   */
  public CampaignDialler(
      Campaigns campaigns,
      Exchange exchange,
      CallRegistry registry,
      EmulatedTime time,
      Predicate<Employee> takesCampaigns,
      int informerCalls) {
    this.campaigns = campaigns;
    this.exchange = exchange;
    this.registry = registry;
    this.time = time;
    this.takesCampaigns = takesCampaigns;
    this.informerCalls = informerCalls;
  }

  /** Looks after the campaigns from now on. */
  public void begin() {
    dial();
    var unused = time.afterReal(TICK_REAL_MS, this::begin);
  }

  /** Forgets which operators were kept. */
  public void reset() {
    kept.clear();
  }

  /** Calls whoever can be called now. */
  void dial() {
    Instant now = Instant.ofEpochMilli(time.millis());
    for (Campaign campaign : campaigns.active()) {
      followClock(campaign, now);
      while (campaign.status == CampaignStatus.RUNNING
          && !campaign.due.isEmpty()
          && room(campaign) > 0) {
        call(campaign, campaign.due.remove());
      }
    }
  }

  private static void followClock(Campaign campaign, Instant now) {
    Schedule schedule = campaign.settings.schedule();
    if (campaign.status == CampaignStatus.STOPPING) {
      return;
    }
    if (schedule.isOver(now)) {
      campaign.windUp(CampaignStatus.FINISHED, Campaign.EXPIRED, now.toEpochMilli());
    } else if (!schedule.isOpen(now)) {
      campaign.become(CampaignStatus.PLANNED, Campaign.OUT_OF_SCHEDULE);
    } else if (campaign.isDone()) {
      campaign.windUp(CampaignStatus.FINISHED, Campaign.DONE, now.toEpochMilli());
    } else {
      campaign.become(CampaignStatus.RUNNING, Campaign.BY_COMMAND);
    }
  }

  private int room(Campaign campaign) {
    CampaignSettings settings = campaign.settings;
    int free =
        (int) settings.operators().stream().filter(this::isFree).count() - promised(campaign);
    if (settings.isStaffed() && free <= 0) {
      return 0;
    }
    boolean many = !settings.isStaffed() || settings.customerFirst();
    int base = settings.isStaffed() ? free : informerCalls;
    int most = many ? Math.max(1, (int) (base * settings.dialling().coefficient())) : base;
    return most - campaign.seeking;
  }

  /** How many operators the calls of other campaigns are going to need. */
  private int promised(Campaign campaign) {
    return campaigns.active().stream()
        .filter(
            other -> other.id != campaign.id && other.settings.sharesOperators(campaign.settings))
        .mapToInt(other -> other.seeking)
        .sum();
  }

  private boolean isFree(Employee operator) {
    return takesCampaigns.test(operator)
        && !kept.contains(operator)
        && !registry.isEngaged(operator.extension());
  }

  private void call(Campaign campaign, CampaignTask task) {
    task.status = Status.IN_WORK;
    task.blockedUntil = 0;
    task.updatedAt = time.millis();
    task.callsPlaced++;
    campaign.live++;
    campaign.seeking++;
    exchange.place(
        new CampaignOrder(
            "campaign " + campaign.id,
            task.id,
            task.contact.number(),
            campaign.settings.line(),
            campaign.settings.way(),
            new Desk(task)));
  }

  /** One call's claim on the operators, and its end. */
  private final class Desk implements CampaignOrder.Desk {
    private final CampaignTask task;
    private final Campaign campaign;
    private @Nullable Employee operator;

    Desk(CampaignTask task) {
      this.task = task;
      this.campaign = task.campaign;
    }

    @Override
    public Optional<Employee> takeOperator() {
      Optional<Employee> free =
          campaign.settings.operators().stream().filter(CampaignDialler.this::isFree).findFirst();
      if (free.isPresent()) {
        operator = free.get();
        kept.add(free.get());
        campaign.seeking--;
      }
      return free;
    }

    @Override
    public void ended(CampaignOrder.Outcome outcome) {
      campaign.live--;
      if (operator == null) {
        campaign.seeking--;
      } else {
        rest(operator);
        task.operator = operator.extension();
      }
      record(task, outcome);
      campaign.settle(time.millis());
      dial();
    }

    private void rest(Employee tired) {
      var unused =
          time.after(
              campaign.settings.dialling().afterCall() * 1000L,
              () -> {
                kept.remove(tired);
                dial();
              });
    }
  }

  private void record(CampaignTask task, CampaignOrder.Outcome outcome) {
    String digits = outcome.keys().isEmpty() ? null : String.join("", outcome.keys());
    task.attempts.add(new Attempt(campaigns.nextAttemptId(), outcome.reason(), digits));
    task.reason = outcome.reason();
    task.talkSeconds = outcome.talkSeconds();
    task.updatedAt = time.millis();
    var redial = task.campaign.settings.dialling().after(outcome.reason());
    if (redial.isPresent() && redial.get().allows(task.attempts.size())) {
      callAgain(task, redial.get().waitSeconds() * 1000L);
    } else {
      task.status = Status.FINISHED;
      task.campaign.finishedTasks++;
    }
  }

  private void callAgain(CampaignTask task, long afterMs) {
    task.status = Status.QUEUED;
    task.blockedUntil = time.millis() + time.realNanos(afterMs) / 1_000_000;
    var unused =
        time.after(
            afterMs,
            () -> {
              task.campaign.due.add(task);
              dial();
            });
  }
}
