package io.dialer.api.settings;

/**
 * A reason not to start that an operator understands and can act on; its message is shown alone.
 */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
