package io.dialer.emulator;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to start an emulator.
 *
 * @param host to listen on
 * @param port to listen on; 0 for a free one
 * @param apiKey {@code vpbx_api_key} of the emulated account
 * @param apiSalt {@code vpbx_api_salt} of the emulated account
 * @param webhooks base address of the external system; null to post nothing until {@link
 *     MangoEmulator#webhooks}
 * @param scenario a YAML file; null for the built-in scenario
 * @param speed emulated seconds per real second, above zero
 * @param limits whether the vendor's request limits are kept
 * @param limitTimes how many times the vendor's requests a real second may hold; null for the
 *     vendor's in an emulated second, which is shorter the higher the speed
 * @param lockout whether a second malformed request within two minutes locks the product out; null
 *     for as the limits
 * @param seed of everything that is drawn at random
 */
public record EmulatorOptions(
    String host,
    int port,
    String apiKey,
    String apiSalt,
    @Nullable URI webhooks,
    @Nullable Path scenario,
    double speed,
    boolean limits,
    @Nullable Double limitTimes,
    @Nullable Boolean lockout,
    long seed) {
  public EmulatorOptions {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("The port is 0 to 65535, not " + port);
    }
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("The speed is a number above zero, not " + speed);
    }
    if (limitTimes != null && !(limitTimes >= 1 && limitTimes <= 1_000)) {
      throw new IllegalArgumentException(
          "The limits are raised 1 to 1000 times, not " + limitTimes);
    }
    if (webhooks != null && (!webhooks.isAbsolute() || webhooks.getHost() == null)) {
      throw new IllegalArgumentException(
          "The address of webhooks is like http://host:port/path, not " + webhooks);
    }
  }

  /**
   * On a free port of 127.0.0.1, with key {@code demo-key} and salt {@code demo-salt}, at real
   * speed, limits on.
   */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(
        "127.0.0.1", 0, "demo-key", "demo-salt", null, null, 1, true, null, null, 1);
  }

  /** The same on another host address. */
  public EmulatorOptions withHost(String host) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same on another port. */
  public EmulatorOptions withPort(int port) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same with another key. */
  public EmulatorOptions withKey(String apiKey) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same with another salt. */
  public EmulatorOptions withSalt(String apiSalt) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same with webhooks to this address. */
  public EmulatorOptions withWebhooks(@Nullable URI webhooks) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same with this scenario. */
  public EmulatorOptions withScenario(@Nullable Path scenario) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same at another speed. */
  public EmulatorOptions withSpeed(double speed) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same with the limits on or off. */
  public EmulatorOptions withLimits(boolean limits) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** The same with limits so many times as high as the vendor's, in seconds of real time. */
  public EmulatorOptions withLimitsRaised(double times) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, true, times, lockout, seed);
  }

  /** The same with the lockout after malformed requests on or off, whatever the limits are. */
  public EmulatorOptions withLockout(boolean lockout) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** Whether malformed requests lock the product out. */
  boolean locksOut() {
    return lockout == null ? limits : lockout;
  }

  /** The same with another seed. */
  public EmulatorOptions withSeed(long seed) {
    return new EmulatorOptions(
        host, port, apiKey, apiSalt, webhooks, scenario, speed, limits, limitTimes, lockout, seed);
  }

  /** Says nothing about the salt. */
  @Override
  public String toString() {
    return "EmulatorOptions["
        + host
        + ":"
        + port
        + ", webhooks="
        + webhooks
        + ", scenario="
        + scenario
        + ", speed="
        + speed
        + ", limits="
        + limits
        + ", lockout="
        + locksOut()
        + ", seed="
        + seed
        + "]";
  }
}
