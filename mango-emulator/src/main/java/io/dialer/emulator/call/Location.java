package io.dialer.emulator.call;

import java.util.Locale;

/** Where in the PBX a leg is ({@code location}, section 3.1.1). */
public enum Location {
  /** In a voice menu. */
  IVR,
  /** In the queue of a group. */
  QUEUE,
  /** At an employee's, or an external, telephone. */
  ABONENT;

  /** The vendor's word. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
