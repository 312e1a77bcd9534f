package io.dialer.api.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.api.settings.Durations;
import io.dialer.api.settings.Secret;
import io.dialer.api.settings.WrongSetting;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** The {@code database} block of the configuration. */
public final class DatabaseSettings {

  private static final String POOL = "a whole number from 4 to 500 is expected";

  @Pattern(
      regexp = "(jdbc:postgresql:.+)?",
      message = "an address such as jdbc:postgresql://host:5432/dialer is expected")
  @JsonProperty
  private String url = "";

  @JsonProperty private String user = "";
  @JsonProperty private Secret password = Secret.NONE;

  @Min(value = 4, message = POOL) @Max(value = 500, message = POOL) @JsonProperty
  private int poolSize = 16;

  @JsonProperty private Duration connectionWithin = Duration.seconds(2);
  @JsonProperty private Duration statementTimeout = Duration.seconds(30);
  @JsonProperty private Duration lockTimeout = Duration.seconds(4);
  @JsonProperty private Duration idleInTransactionTimeout = Duration.seconds(10);

  /**
   * Checks what the constraints cannot.
   *
   * @throws WrongSetting for a time that PostgreSQL would take for "without limit"
   */
  public void check() {
    Durations.positive("database.connectionWithin", connectionWithin);
    Durations.positive("database.statementTimeout", statementTimeout);
    Durations.positive("database.lockTimeout", lockTimeout);
    Durations.positive("database.idleInTransactionTimeout", idleInTransactionTimeout);
  }

  /** The JDBC address; empty: a PostgreSQL of our own is started. */
  public String url() {
    return url;
  }

  public String user() {
    return user;
  }

  public Secret password() {
    return password;
  }

  /** How many connections at most. */
  public int poolSize() {
    return poolSize;
  }

  /** How long to wait for a connection, be it a free one or a new one. */
  Duration connectionWithin() {
    return connectionWithin;
  }

  /** How every session of the service's pool begins. */
  String sessionOptions() {
    return "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
        .formatted(
            statementTimeout.toMilliseconds(),
            lockTimeout.toMilliseconds(),
            idleInTransactionTimeout.toMilliseconds());
  }
}
