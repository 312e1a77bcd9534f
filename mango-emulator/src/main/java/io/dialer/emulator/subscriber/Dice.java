package io.dialer.emulator.subscriber;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Dice that fall the same way for the same seed, number and count of calls to it. */
public final class Dice {
  private Dice() {}

  /**
   * The dice of one party in one call.
   *
   * @param seed of the emulator
   * @param number who is called
   * @param nth how many times this number has been called, this call included
   * @param party keeps the decisions of the call's parties apart, so that one does not shift the
   *     other's
   */
  public static RandomGenerator of(long seed, String number, int nth, String party) {
    long mixed = seed;
    for (String part : new String[] {number, party}) {
      for (int i = 0; i < part.length(); i++) {
        mixed = mixed * 1_000_003L + part.charAt(i);
      }
      mixed = mixed * 31 + 7;
    }
    return new SplittableRandom(mixed * 0x9E3779B97F4A7C15L + nth);
  }
}
