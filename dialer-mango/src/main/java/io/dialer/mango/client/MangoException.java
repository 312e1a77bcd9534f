package io.dialer.mango.client;

import io.dialer.core.telephony.CommandOutcome;

/** A request was not answered as asked. The message says which one, and why, for people. */
public final class MangoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient CommandOutcome outcome;

  /**
   * @param path the method that was asked
   * @param outcome what became of it; not accepted
   */
  public MangoException(String path, CommandOutcome outcome) {
    super(describe(path, outcome));
    this.outcome = outcome;
  }

  /**
   * What became of the request: rejected, which says whether asking again can ever help, or
   * unknown, when it may have been carried out. Never accepted.
   */
  public CommandOutcome outcome() {
    return outcome;
  }

  private static String describe(String path, CommandOutcome outcome) {
    if (outcome instanceof CommandOutcome.Rejected rejected) {
      return "%s was refused: %s (%s)"
          .formatted(path, rejected.cause().code(), rejected.cause().reason());
    }
    return outcome instanceof CommandOutcome.Unknown unknown
        ? "%s failed: %s".formatted(path, unknown.reason())
        : "%s failed: %s".formatted(path, outcome);
  }
}
