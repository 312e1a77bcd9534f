package io.dialer.emulator.campaign;

import io.dialer.emulator.campaign.CampaignTask.Contact;
import io.dialer.emulator.time.EmulatedTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All campaigns since the last reset, deleted ones included. On the PBX's thread only. */
public final class Campaigns {
  /** Most campaigns at a time. */
  static final int MOST = 1000;

  /** Most tasks of one campaign. */
  static final int MOST_TASKS = 10_000;

  private final EmulatedTime time;
  private final Map<Long, Campaign> byId = new LinkedHashMap<>();
  private final Map<Long, CampaignTask> tasks = new HashMap<>();
  private long nextId;

  public Campaigns(EmulatedTime time) {
    this.time = time;
    // Ids must differ from those of an emulator that ran before, and fit into 53 bits.
    this.nextId = time.millis() / 1000 * 100_000;
  }

  Campaign add(CampaignSettings settings) {
    Campaign campaign = new Campaign(nextId++, settings, time.millis());
    byId.put(campaign.id, campaign);
    return campaign;
  }

  CampaignTask addTask(Campaign campaign, Contact contact) {
    CampaignTask task = new CampaignTask(nextId++, campaign, contact, time.millis());
    campaign.tasks.add(task);
    tasks.put(task.id, task);
    campaign.due.add(task);
    return task;
  }

  long nextAttemptId() {
    return nextId++;
  }

  Optional<Campaign> find(long id) {
    return Optional.ofNullable(byId.get(id)).filter(Campaigns::exists);
  }

  Optional<CampaignTask> findTask(long id) {
    return Optional.ofNullable(tasks.get(id)).filter(task -> exists(task.campaign));
  }

  /** Those that were not deleted, in the order of their creation. */
  List<Campaign> present() {
    return byId.values().stream().filter(Campaigns::exists).toList();
  }

  /** Those that may be calling, the most important first. */
  List<Campaign> active() {
    List<Campaign> active = new ArrayList<>();
    byId.values().stream().filter(Campaign::isActive).forEach(active::add);
    active.sort(Comparator.comparingInt(campaign -> campaign.settings.priority()));
    return active;
  }

  private static boolean exists(Campaign campaign) {
    return campaign.status != CampaignStatus.DELETING;
  }

  /** What really happened in each campaign. */
  public List<CampaignView> views() {
    return byId.values().stream().map(CampaignView::of).toList();
  }

  /** Forgets everything. */
  public void reset() {
    byId.clear();
    tasks.clear();
  }
}
