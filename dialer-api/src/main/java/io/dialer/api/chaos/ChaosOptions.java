package io.dialer.api.chaos;

import java.time.Duration;

/**
 * What a chaos run is like.
 *
 * @param load for how long tasks are created and things go wrong
 * @param nodes how many nodes there are
 * @param seed of all that is drawn: the load, the faults and their moments, the customers
 * @param speed how many times faster than life the emulated PBX and the nodes' deadlines are
 */
public record ChaosOptions(Duration load, int nodes, long seed, int speed) {
  static final String USAGE =
      "usage: ./dialer chaos [--minutes N] [--nodes K] [--seed S] [--speed X]";

  public ChaosOptions {
    if (load.toSeconds() < 5 || load.toHours() > 24) {
      throw new IllegalArgumentException("the run takes 5 seconds to 24 hours, not " + load);
    }
    if (nodes < 1 || nodes > 8) {
      throw new IllegalArgumentException("1 to 8 nodes are expected, not " + nodes);
    }
    if (speed < 1 || speed > 50) {
      throw new IllegalArgumentException("a speed from 1 to 50 is expected, not " + speed);
    }
  }

  /** Reads the command line; a wrong one is an {@link IllegalArgumentException} for people. */
  static ChaosOptions parse(String... args) {
    double minutes = 5;
    int nodes = 3;
    long seed = System.nanoTime() & 0xffffff;
    int speed = 20;
    for (int i = 0; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      switch (args[i]) {
        case "--minutes" -> minutes = number(args[i], value);
        case "--nodes" -> nodes = (int) number(args[i], value);
        case "--seed" -> seed = (long) number(args[i], value);
        case "--speed" -> speed = (int) number(args[i], value);
        default -> throw new IllegalArgumentException("unknown option " + args[i] + "; " + USAGE);
      }
    }
    return new ChaosOptions(Duration.ofMillis((long) (minutes * 60_000)), nodes, seed, speed);
  }

  private static double number(String option, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s needs a number, not \"%s\"; %s".formatted(option, value, USAGE), e);
    }
  }
}
