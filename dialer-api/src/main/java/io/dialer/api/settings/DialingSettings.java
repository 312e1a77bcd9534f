package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.core.call.CallTimes;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/** The {@code dialing} block of the configuration. */
public final class DialingSettings {

  @Pattern(regexp = "[0-9*#+]*", message = "digits are expected, or nothing") @JsonProperty
  private String prefix = "";

  @JsonProperty private Duration silence = Duration.seconds(5);
  @JsonProperty private Duration firstKeyWithin = Duration.seconds(120);

  @Positive(message = "a number above zero is expected") @JsonProperty
  private double charactersPerSecond = 13;

  /**
   * Checks what the constraints cannot.
   *
   * @throws WrongSetting for a time that is none
   */
  public void check() {
    positive("dialing.silence", silence);
    positive("dialing.firstKeyWithin", firstKeyWithin);
  }

  private static void positive(String setting, Duration time) {
    if (time.toMilliseconds() < 1) {
      throw new WrongSetting(setting, "a duration above zero, such as 5s, is expected");
    }
  }

  /** Dialled before every number whose task names no other. */
  public String prefix() {
    return prefix;
  }

  /** How fast a text is taken to be spoken. */
  public double charactersPerSecond() {
    return charactersPerSecond;
  }

  /** How long the engine waits for what. */
  public CallTimes times() {
    return CallTimes.defaults().withPoll(silence.toJavaDuration(), firstKeyWithin.toJavaDuration());
  }
}
