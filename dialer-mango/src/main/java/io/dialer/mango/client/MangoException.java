package io.dialer.mango.client;

/** A question was not answered. The message says which one, and why, for people. */
public final class MangoException extends Exception {
  private static final long serialVersionUID = 1L;

  public MangoException(String message) {
    super(message);
  }

  public MangoException(String message, Throwable cause) {
    super(message, cause);
  }
}
