package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A password that is given to the vendor. It is written into the request, and prints as redacted.
 *
 * @param value as it is
 */
public record Password(@JsonValue String value) {

  /** From a JSON string. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Password {}

  @Override
  public String toString() {
    return "(redacted)";
  }
}
