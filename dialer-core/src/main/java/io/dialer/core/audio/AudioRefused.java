package io.dialer.core.audio;

/** An upload that is not taken; the message says why, for people. */
public final class AudioRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong with the upload. */
  public enum Reason {
    NAME,
    TOO_LARGE,
    CONTENT
  }

  private final Reason reason;

  public AudioRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
