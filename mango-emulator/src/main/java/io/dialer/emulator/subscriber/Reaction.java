package io.dialer.emulator.subscriber;

/**
 * What a customer does about a prompt. Times are emulated milliseconds from the prompt's beginning.
 */
public sealed interface Reaction {
  /** Presses a key, or several at once. */
  record Presses(String key, long afterMs) implements Reaction {}

  /** Hangs up. */
  record HangsUp(long afterMs) implements Reaction {}

  /** Does nothing. */
  record StaysSilent() implements Reaction {}
}
