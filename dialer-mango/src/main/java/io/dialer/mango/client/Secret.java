package io.dialer.mango.client;

/**
 * A value that must not be seen. It prints as redacted, so that no log line, error or console page
 * shows it by accident; whoever needs it says {@link #value()}.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return value.isEmpty() ? "(not set)" : "(redacted)";
  }
}
