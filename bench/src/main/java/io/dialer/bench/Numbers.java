package io.dialer.bench;

import java.util.Locale;

/** Figures for people: as many digits as mean something. */
final class Numbers {

  private Numbers() {}

  /** Three digits that count, whole numbers in groups of three. */
  static String shortly(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) || size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
  }
}
