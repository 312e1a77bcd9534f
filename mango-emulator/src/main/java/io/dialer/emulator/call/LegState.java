package io.dialer.emulator.call;

/** The state of a leg ({@code call_state}, section 3.1.1). */
public enum LegState {
  APPEARED("Appeared"),
  CONNECTED("Connected"),
  ON_HOLD("OnHold"),
  DISCONNECTED("Disconnected");

  private final String wire;

  LegState(String wire) {
    this.wire = wire;
  }

  /** The vendor's word. */
  public String wire() {
    return wire;
  }
}
