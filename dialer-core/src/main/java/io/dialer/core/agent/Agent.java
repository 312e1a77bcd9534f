package io.dialer.core.agent;

/**
 * Somebody of the PBX who can take a call.
 *
 * @param extension the short number
 * @param kind one person, or a group of them
 * @param name as the PBX's directory has it; may be empty
 */
public record Agent(String extension, Kind kind, String name) {

  /** Whether a short number rings one person or several. */
  public enum Kind {
    EMPLOYEE,
    GROUP
  }
}
