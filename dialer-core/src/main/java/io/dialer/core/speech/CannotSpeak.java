package io.dialer.core.speech;

/** A text was not spoken. The message says why and what to do, for people. */
public final class CannotSpeak extends Exception {

  private static final long serialVersionUID = 1;

  /** What stands in the way. */
  public enum Reason {
    /** Nothing that speaks is set up. */
    NO_ENGINE,
    /** The engine does not speak this text or language, now or later. */
    REFUSED,
    /** The engine failed, or does not take our key: another time it may speak. */
    TROUBLE
  }

  private final Reason reason;

  public CannotSpeak(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  static CannotSpeak refused(String message) {
    return new CannotSpeak(Reason.REFUSED, message);
  }

  static CannotSpeak trouble(String message) {
    return new CannotSpeak(Reason.TROUBLE, message);
  }
}
