package io.dialer.bench;

/**
 * What a figure ought to be.
 *
 * @param atLeast whether {@code bound} is the least, and not the most
 */
public record Target(boolean atLeast, double bound) {

  public static Target atLeast(double bound) {
    return new Target(true, bound);
  }

  public static Target atMost(double bound) {
    return new Target(false, bound);
  }

  boolean isMet(double value) {
    return atLeast ? value >= bound : value <= bound;
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "≤ ") + Numbers.shortly(bound);
  }
}
