package io.dialer.api.session;

import io.dialer.api.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The login and the password that open a session.
 *
 * <p>Comparing takes the same time however much of a guess is right.
 */
final class Credentials {

  private final byte[] login;
  private final byte[] password;
  private final boolean anybody;

  Credentials(SignInSettings settings) {
    this.login = sha256(settings.login());
    this.password = sha256(settings.password().value());
    this.anybody = settings.password().isPresent();
  }

  boolean match(String givenLogin, Secret givenPassword) {
    boolean sameLogin = MessageDigest.isEqual(login, sha256(givenLogin));
    boolean samePassword = MessageDigest.isEqual(password, sha256(givenPassword.value()));
    return sameLogin && samePassword && anybody;
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
