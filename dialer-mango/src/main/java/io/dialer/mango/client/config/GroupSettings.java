package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import org.jspecify.annotations.Nullable;

/**
 * What a group is (sections 3.6.3 and 3.6.4). What is null keeps its value, or the cabinet's
 * default in a new group.
 */
public record GroupSettings(
    @JsonUnwrapped @Nullable Naming naming,
    @JsonUnwrapped @Nullable Distribution distribution,
    @JsonUnwrapped @Nullable Waiting waiting) {

  /** What a group is called. */
  public record Naming(
      @Nullable String name, @Nullable String description, @Nullable String extension) {

    /** Names that are malformed are refused with {@code InvalidRequest}. */
    public Naming {
      Check.of("group").format("extension", extension, Extensions.SHORT, Extensions.EXPECTED);
    }
  }
}
