package io.dialer.emulator.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a person has set in the vendor's cabinet, and no method of the API can set.
 *
 * @param servicesAllowed whether the API may use services that cost money (section 2.3); otherwise
 *     5201
 * @param speechAnalytics whether speech analytics are bought; without them they answer 2230
 * @param recordingLinks whether signed links to recordings work (section 3.4.2)
 * @param recordAll whether every talk of an employee is recorded without a command
 * @param listMode which list is kept to: {@code black} or {@code white}
 * @param blackList numbers on the black list from the beginning, masks allowed
 * @param whiteList numbers on the white list from the beginning, masks allowed
 * @param visitors of the website, by their dynamic numbers (section 3.5)
 * @param customFields of contacts, as section 3.7.20 shows them
 * @param categories that speech analytics find in every talk
 * @param phrases that speech analytics hear in every talk: pairs of who and what
 */
public record CabinetPlan(
    boolean servicesAllowed,
    boolean speechAnalytics,
    boolean recordingLinks,
    boolean recordAll,
    @JsonProperty(required = true) String listMode,
    List<String> blackList,
    List<String> whiteList,
    List<String> domains,
    List<RolePlan> roles,
    List<TrunkNumberPlan> trunkNumbers,
    List<Map<String, Object>> visitors,
    List<Map<String, Object>> customFields,
    List<CategoryPlan> categories,
    List<List<String>> phrases) {

  /** A role of employees and the codes of its permissions. */
  public record RolePlan(
      int id, @JsonProperty(required = true) String name, List<String> permissions) {}

  /**
   * A number of a SIP trunk.
   *
   * @param options 2 takes calls, 4 makes them, 6 both
   */
  public record TrunkNumberPlan(
      int id,
      int trunkId,
      @JsonProperty(required = true) String number,
      int options,
      @JsonProperty(required = true) String description) {}

  /** A subject of talks and the words that give it away. */
  public record CategoryPlan(
      int id, @JsonProperty(required = true) String name, List<String> terms) {}

  public CabinetPlan {
    if (!listMode.equals("black") && !listMode.equals("white")) {
      throw new IllegalArgumentException("cabinet.listMode is black or white, not " + listMode);
    }
    for (List<String> phrase : phrases) {
      if (phrase.size() != 2) {
        throw new IllegalArgumentException(
            "cabinet.phrases are pairs like [operator, здравствуйте], not " + phrase);
      }
    }
    for (Map<String, Object> visitor : visitors) {
      if (!visitor.containsKey("number")) {
        throw new IllegalArgumentException("Each of cabinet.visitors needs a number: " + visitor);
      }
    }
  }
}
