package io.dialer.emulator.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The account as the scenario describes it. */
public record AccountPlan(
    double balance,
    List<EmployeePlan> employees,
    List<GroupPlan> groups,
    List<SchemePlan> schemes,
    List<LinePlan> lines,
    List<AudioPlan> audiofiles) {

  /** An employee: internal number, name and the telephone that rings. */
  public record EmployeePlan(
      @JsonProperty(required = true) String extension,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String number) {}

  /** A group of operators: short number, name and the extensions of its members. */
  public record GroupPlan(
      @JsonProperty(required = true) String extension,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) List<String> members) {}

  /**
   * What happens to a call on a line: a voice menu, or a redirection.
   *
   * @param waitMs for a menu: how long it waits for a command or a play before it hangs up; null
   *     for a redirection
   * @param to for a redirection: an extension or a group's short number; null for a menu
   */
  public record SchemePlan(
      @JsonProperty(required = true) String name, @Nullable Long waitMs, @Nullable String to) {
    public SchemePlan {
      if ((waitMs == null) == (to == null)) {
        throw new IllegalArgumentException(
            "Scheme '"
                + name
                + "' needs either waitMs (a voice menu) or to (a redirection), not both");
      }
    }
  }

  /** An incoming line: its number and the name of its scheme. */
  public record LinePlan(
      @JsonProperty(required = true) String number, @JsonProperty(required = true) String scheme) {}

  /** An audio file that the account holds from the beginning. */
  public record AudioPlan(int id, @JsonProperty(required = true) String name) {}

  public AccountPlan {
    Set<String> known = employees.stream().map(EmployeePlan::extension).collect(Collectors.toSet());
    for (GroupPlan group : groups) {
      require(
          known.containsAll(group.members()),
          "Group " + group.extension() + " has a member who is no employee");
    }
    Set<String> targets = new HashSet<>(known);
    groups.forEach(group -> targets.add(group.extension()));
    for (SchemePlan scheme : schemes) {
      require(
          scheme.to() == null || targets.contains(scheme.to()),
          "Scheme '"
              + scheme.name()
              + "' leads to "
              + scheme.to()
              + ", who is neither employee nor group");
    }
    Set<String> names = schemes.stream().map(SchemePlan::name).collect(Collectors.toSet());
    for (LinePlan line : lines) {
      require(
          names.contains(line.scheme()),
          "Line " + line.number() + " has the unknown scheme '" + line.scheme() + "'");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
