package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A setting that is never shown. */
public record Secret(String value) {

  /** Nothing was set. */
  public static final Secret NONE = new Secret("");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Secret {}

  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "" : "(hidden)";
  }
}
