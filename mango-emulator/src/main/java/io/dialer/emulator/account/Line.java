package io.dialer.emulator.account;

/** An incoming line and the scheme behind it. */
public record Line(int id, String number, Scheme scheme) {
  /** The vendor's word for the region (section 3.6.7). */
  public String region() {
    return isSip() ? "sip" : number.startsWith("7800") ? "toll-free" : "2";
  }

  /** Whether it is a passive SIP line, through which nothing goes out. */
  public boolean isSip() {
    return number.startsWith("sip:");
  }
}
