package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.InstantSource;

/** The {@code rehearsal} block: for tests of crashes and clocks, and for nothing else. */
public final class RehearsalSettings {
  @Min(value = -60_000, message = "at least -60000 is expected") @Max(value = 60_000, message = "at most 60000 is expected") @JsonProperty
  private long clockAheadMillis;

  @Min(value = 1, message = "a number from 1 to 100 is expected") @Max(value = 100, message = "a number from 1 to 100 is expected") @JsonProperty
  private int timesFaster = 1;

  /** This node's clock: the machine's, unless it is to be wrong. */
  public InstantSource clock() {
    InstantSource system = InstantSource.system();
    return clockAheadMillis == 0
        ? system
        : InstantSource.offset(system, Duration.ofMillis(clockAheadMillis));
  }

  /** How many times shorter the deadlines of calls are. */
  public int timesFaster() {
    return timesFaster;
  }
}
