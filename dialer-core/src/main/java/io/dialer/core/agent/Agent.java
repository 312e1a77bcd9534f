package io.dialer.core.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the PBX who can take a call.
 *
 * @param extension the short number
 * @param kind one person, or a group of them
 * @param name as the PBX's directory has it; may be empty
 * @param pbxId the PBX's own id, which an employee's status is told under; null when not known
 * @param members the extensions of everybody in a group; null when not known, and for employees
 */
public record Agent(
    String extension,
    Kind kind,
    String name,
    @Nullable String pbxId,
    @Nullable List<String> members) {

  /** Whether a short number rings one person or several. */
  public enum Kind {
    EMPLOYEE,
    GROUP
  }

  public Agent {
    members = members == null ? null : List.copyOf(members);
  }

  /** Somebody of whom nothing more is known. */
  public Agent(String extension, Kind kind, String name) {
    this(extension, kind, name, null, null);
  }

  /** Whether {@link #members} are known. */
  public boolean membersKnown() {
    return members != null;
  }
}
