package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.core.call.CallTimes;
import io.dialer.core.outbound.OutboundTimes;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.ZoneId;

/** The {@code dialing} block of the configuration. */
public final class DialingSettings {

  @JsonProperty private boolean enabled = true;

  @Pattern(regexp = "[0-9*#+]*", message = "digits are expected, or nothing") @JsonProperty
  private String prefix = "";

  @JsonProperty private Duration silence = Duration.seconds(5);
  @JsonProperty private Duration firstKeyWithin = Duration.seconds(120);

  @JsonProperty private Duration outboundEvery = Duration.seconds(30);

  @Positive(message = "a number above zero is expected") @JsonProperty
  private double charactersPerSecond = 13;

  /**
   * Checks what the constraints cannot.
   *
   * @throws WrongSetting for a time that is none
   */
  public void check() {
    Durations.positive("dialing.silence", silence);
    Durations.positive("dialing.firstKeyWithin", firstKeyWithin);
    Durations.positive("dialing.outboundEvery", outboundEvery);
  }

  /** Whether new calls may start. */
  public boolean enabled() {
    return enabled;
  }

  /** Dialled before every number whose task names no other. */
  public String prefix() {
    return prefix;
  }

  /** How fast a text is taken to be spoken. */
  public double charactersPerSecond() {
    return charactersPerSecond;
  }

  /**
   * How long to wait for the PBX's own dialler.
   *
   * @param zone in which campaigns' dates and schedules are meant
   */
  public OutboundTimes outboundTimes(ZoneId zone) {
    return OutboundTimes.askingEvery(outboundEvery.toJavaDuration(), zone);
  }

  /** How long the engine waits for what. */
  public CallTimes times() {
    return CallTimes.defaults().withPoll(silence.toJavaDuration(), firstKeyWithin.toJavaDuration());
  }
}
