package io.dialer.emulator.scenario;

import java.util.Map;

/**
 * The contact centre of the account. Durations are emulated milliseconds.
 *
 * @param connected whether the account has one; without it campaigns answer 5101 and {@code /cc/…}
 *     5008
 * @param taskPushMs from an accepted {@code tasks/push} to the appearance of its tasks
 * @param informerCalls how many customers a campaign without operators calls at a time, before its
 *     coefficient
 * @param activeCampaigns how many campaigns may be started at a time
 * @param reportPhones whether the campaign report tells the phone of every attempt, or only of
 *     those at which a key was pressed
 * @param licences how many sessions of operators there can be at a time
 * @param statuses the operators' statuses at the beginning, 1 to 5 (section 4.3.1), by extension;
 *     {@code default} for all others
 * @param content themes, scripts and questions
 */
public record ContactCentrePlan(
    boolean connected,
    Range taskPushMs,
    int informerCalls,
    int activeCampaigns,
    boolean reportPhones,
    int licences,
    Map<String, Integer> statuses,
    CentreContent content) {
  private static final int OUTBOUND = 5;

  public ContactCentrePlan {
    if (informerCalls < 1 || activeCampaigns < 1) {
      throw new IllegalArgumentException(
          "contactCentre.informerCalls and contactCentre.activeCampaigns are at least 1, not "
              + informerCalls
              + " and "
              + activeCampaigns);
    }
    statuses = Map.copyOf(statuses);
    if (statuses.values().stream().anyMatch(status -> status < 1 || status > OUTBOUND)) {
      throw new IllegalArgumentException("contactCentre.statuses are 1 to 5, not " + statuses);
    }
  }

  /** The status of the employee with this extension at the beginning. */
  public int statusOf(String extension) {
    return statuses.getOrDefault(extension, statuses.getOrDefault("default", OUTBOUND));
  }
}
