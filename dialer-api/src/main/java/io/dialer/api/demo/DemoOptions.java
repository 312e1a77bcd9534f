package io.dialer.api.demo;

/**
 * How to run the demonstration.
 *
 * @param numbers how many numbers to dial
 * @param speed how many times faster than life the emulated PBX and its subscribers are
 * @param keep whether to leave everything running at the end
 */
record DemoOptions(int numbers, double speed, boolean keep) {
  static final String USAGE = "usage: ./dialer demo [--numbers N] [--speed X] [--keep]";

  /** Reads the command line; a wrong one is an {@link IllegalArgumentException} for people. */
  static DemoOptions parse(String... args) {
    int numbers = 200;
    double speed = 10;
    boolean keep = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--numbers" -> numbers = (int) number(args, ++i, 1, 100_000);
        case "--speed" -> speed = number(args, ++i, 0.1, 100);
        case "--keep" -> keep = true;
        default -> throw new IllegalArgumentException("unknown option " + args[i] + "; " + USAGE);
      }
    }
    return new DemoOptions(numbers, speed, keep);
  }

  private static double number(String[] args, int index, double least, double greatest) {
    String option = args[index - 1];
    try {
      double value = Double.parseDouble(index < args.length ? args[index] : "");
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "%s needs a number from %s to %s; %s".formatted(option, least, greatest, USAGE));
  }
}
