package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/** The {@code from} of a call event: who calls, and the leg this party came from. */
public record Caller(
    @Nullable String extension, @Nullable String number, @Nullable String takenFromCallId) {
  /** The same party, taken from another leg. */
  public Caller takenFrom(@Nullable String callId) {
    return new Caller(extension, number, callId);
  }
}
