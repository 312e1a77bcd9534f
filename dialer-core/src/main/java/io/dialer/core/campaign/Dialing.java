package io.dialer.core.campaign;

/** Who dials the numbers of a campaign's tasks. */
public enum Dialing {
  /** This engine, call by call. */
  CALLBACK,
  /** The PBX's own dialler, which is handed lists of numbers. */
  OUTBOUND
}
