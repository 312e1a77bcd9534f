package io.dialer.api.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.api.settings.Secret;
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
}
