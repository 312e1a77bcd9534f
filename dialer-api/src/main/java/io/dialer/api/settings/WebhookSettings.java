package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.core.webhook.DeliveryRules;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The {@code webhooks} block of the configuration: how changes are sent to subscribers. */
public final class WebhookSettings {
  private static final String TRIES = "a whole number from 1 to 1000 is expected";
  private static final String AT_ONCE = "a whole number from 1 to 1000 is expected";
  private static final String WAITING = "a whole number from 1 to 1000000 is expected";

  /** Claims of deliveries last a minute, and an attempt must end well before. */
  private static final long LONGEST_ATTEMPT_MILLIS = 30_000;

  @Min(value = 1, message = TRIES) @Max(value = 1000, message = TRIES) @JsonProperty
  private int tries = 33;

  @JsonProperty private Duration firstPause = Duration.seconds(5);
  @JsonProperty private Duration longestPause = Duration.hours(1);
  @JsonProperty private Duration connectTimeout = Duration.seconds(3);
  @JsonProperty private Duration timeLimit = Duration.seconds(10);

  @Min(value = 1, message = AT_ONCE) @Max(value = 1000, message = AT_ONCE) @JsonProperty
  private int atOnce = 64;

  @Min(value = 1, message = AT_ONCE) @Max(value = 1000, message = AT_ONCE) @JsonProperty
  private int atOnceEach = 16;

  @Min(value = 1, message = WAITING) @Max(value = 1_000_000, message = WAITING) @JsonProperty
  private int waitingAtMost = 10_000;

  /**
   * Checks what the constraints cannot.
   *
   * @throws WrongSetting for the first that cannot be used
   */
  public void check() {
    between("webhooks.firstPause", firstPause, "1 ms and a day", Duration.days(1).toMilliseconds());
    between(
        "webhooks.longestPause", longestPause, "1 ms and a day", Duration.days(1).toMilliseconds());
    between("webhooks.connectTimeout", connectTimeout, "1 ms and 30 s", LONGEST_ATTEMPT_MILLIS);
    between("webhooks.timeLimit", timeLimit, "1 ms and 30 s", LONGEST_ATTEMPT_MILLIS);
  }

  private static void between(String setting, Duration time, String bounds, long mostMillis) {
    if (time.toMilliseconds() < 1 || time.toMilliseconds() > mostMillis) {
      throw new WrongSetting(setting, "a duration between " + bounds + " is expected");
    }
  }

  /** How deliveries are repeated and bounded. */
  public DeliveryRules rules() {
    return new DeliveryRules(
        tries,
        firstPause.toJavaDuration(),
        longestPause.toJavaDuration(),
        atOnce,
        atOnceEach,
        waitingAtMost);
  }

  /** How long to wait for a connection. */
  public java.time.Duration connectTimeout() {
    return connectTimeout.toJavaDuration();
  }

  /** How long one attempt may take, from the connection to the end of the reply. */
  public java.time.Duration timeLimit() {
    return timeLimit.toJavaDuration();
  }
}
