package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import java.util.Optional;

/** The {@code retention} block of the configuration. Nothing means that all is kept for ever. */
public final class RetentionSettings {
  private static final Duration LEAST = Duration.days(1);

  @JsonProperty private Duration calls = Duration.days(90);
  @JsonProperty private Duration tasks = Duration.days(0);
  @JsonProperty private Duration pollingResults = Duration.days(0);

  /**
   * Checks what the types cannot.
   *
   * @throws WrongSetting for a time that is neither nothing nor a day at least
   */
  public void check() {
    atLeastADay("retention.calls", calls);
    atLeastADay("retention.tasks", tasks);
    atLeastADay("retention.pollingResults", pollingResults);
  }

  private static void atLeastADay(String setting, Duration kept) {
    if (kept.toNanoseconds() != 0 && kept.toNanoseconds() < LEAST.toNanoseconds()) {
      throw new WrongSetting(setting, "a day or more, such as 90d, or 0d for ever is expected");
    }
  }

  /** How long calls are kept that have ended, with their legs. */
  public Optional<java.time.Duration> calls() {
    return kept(calls);
  }

  /** How long tasks are kept that are closed, with their numbers and results. */
  public Optional<java.time.Duration> tasks() {
    return kept(tasks);
  }

  /** How long polling results are kept; they outlive their task. */
  public Optional<java.time.Duration> pollingResults() {
    return kept(pollingResults);
  }

  private static Optional<java.time.Duration> kept(Duration setting) {
    return Optional.of(setting.toJavaDuration()).filter(duration -> !duration.isZero());
  }
}
