package io.dialer.mango;

import io.dialer.core.agent.AgentStatus;
import java.util.Optional;

/** The contact centre's statuses of employees (sections 4.3.1 and 4.4). */
public final class MangoStatuses {

  private MangoStatuses() {}

  /** What a status means; empty for one that is not known. */
  public static Optional<AgentStatus> status(int status) {
    return Optional.ofNullable(
        switch (status) {
          case 1 -> AgentStatus.ONLINE;
          case 2 -> AgentStatus.DO_NOT_DISTURB;
          case 3 -> AgentStatus.BREAK;
          case 4 -> AgentStatus.OFFLINE;
          case 5 -> AgentStatus.OUTBOUND;
          default -> null;
        });
  }
}
