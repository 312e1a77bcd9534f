package io.dialer.api.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Sessions of people and programs that signed in; in the database, so every node knows them. */
public final class Sessions {

  static final String COOKIE = "dialer_session";
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final int TOKEN_BYTES = 32;

  /**
   * Some clients send the attributes of {@code Set-Cookie} along; more pairs than this are noise.
   */
  private static final int MAX_COOKIES = 50;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Opens a session and returns its token, which is kept nowhere. */
  String open(String login) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    jdbi.useExtension(
        SessionStore.class,
        store -> {
          store.deleteExpired(now);
          store.insert(Credentials.sha256(token), login, now.plus(LIFETIME));
        });
    return token;
  }

  /** Whether the {@code Cookie} header of a request names an open session. */
  boolean isOpen(@Nullable String cookieHeader) {
    List<String> tokens = tokens(cookieHeader);
    return !tokens.isEmpty()
        && jdbi.withExtension(
            SessionStore.class,
            store ->
                tokens.stream()
                    .anyMatch(t -> store.isOpen(Credentials.sha256(t), clock.instant())));
  }

  /** Ends the session that the {@code Cookie} header names, if any. */
  void end(@Nullable String cookieHeader) {
    for (String token : tokens(cookieHeader)) {
      jdbi.useExtension(SessionStore.class, store -> store.delete(Credentials.sha256(token)));
    }
  }

  /** The header that hands a token to a client. */
  static String setCookie(String token, boolean https) {
    return "%s=%s; Path=/; HttpOnly; SameSite=Lax%s"
        .formatted(COOKIE, token, https ? "; Secure" : "");
  }

  /** The header that makes a client forget its token. */
  static String forgetCookie() {
    return COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";
  }

  // Read by hand: clients send back the whole of Set-Cookie, attributes and all.
  private static List<String> tokens(@Nullable String cookieHeader) {
    return cookieHeader == null
        ? List.of()
        : Arrays.stream(cookieHeader.split("[;,]", MAX_COOKIES))
            .map(String::strip)
            .filter(pair -> pair.startsWith(COOKIE + "="))
            .map(pair -> pair.substring(COOKIE.length() + 1).replace("\"", ""))
            .filter(token -> !token.isEmpty())
            .limit(2)
            .toList();
  }
}
