package io.dialer.emulator.scenario;

import java.util.Map;

/**
 * How long audio files last, in emulated milliseconds.
 *
 * @param defaultMs a file that is not named in {@code durations}
 * @param durations by the file's name
 */
public record Prompts(long defaultMs, Map<String, Long> durations) {
  public Prompts {
    durations = Map.copyOf(durations);
  }

  /** The duration of a file by its name. */
  public long durationMs(String name) {
    Long own = durations.get(name);
    return own != null ? own : defaultMs;
  }
}
