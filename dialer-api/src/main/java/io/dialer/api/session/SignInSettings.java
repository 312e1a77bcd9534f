package io.dialer.api.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.api.settings.Secret;

/** The {@code signIn} block of the configuration. */
public final class SignInSettings {

  @JsonProperty private String login = "admin";
  @JsonProperty private Secret password = Secret.NONE;
  @JsonProperty private boolean localAccess = true;

  public String login() {
    return login;
  }

  /** Empty: nobody can sign in. */
  public Secret password() {
    return password;
  }

  /** Whether a request from this machine needs no sign-in. */
  public boolean localAccess() {
    return localAccess;
  }
}
