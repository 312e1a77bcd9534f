package io.dialer.core.agent;

/** What an employee told the PBX about himself. */
public enum AgentStatus {
  ONLINE,
  DO_NOT_DISTURB,
  BREAK,
  OFFLINE,
  /** Takes calls of outbound campaigns. */
  OUTBOUND
}
