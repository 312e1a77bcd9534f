package io.dialer.api.settings;

import io.dropwizard.util.Duration;

/** What is asked of settings that are durations. */
public final class Durations {

  private Durations() {}

  /**
   * Makes sure that a duration is one.
   *
   * @throws WrongSetting when it is shorter than a millisecond
   */
  public static void positive(String setting, Duration time) {
    if (time.toMilliseconds() < 1) {
      throw new WrongSetting(setting, "a duration above zero, such as 5s, is expected");
    }
  }
}
