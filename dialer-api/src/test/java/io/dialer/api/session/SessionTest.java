package io.dialer.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in as the old module's clients do, with the service's local access switched off. */
class SessionTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String PASSWORD = "п&роль=100% ${x}";
  private static final String FORM =
      "login=admin&password=%D0%BF%26%D1%80%D0%BE%D0%BB%D1%8C%3D100%25+%24%7Bx%7D";
  private static final String POLLS = "/pbxcore/api/module-dialer/v1/polling";

  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    dialer =
        RunningDialer.start(
            DATABASE,
            Map.of(
                "DIALER_LOCAL_ACCESS", "false",
                "DIALER_ADMIN_PASSWORD", PASSWORD,
                "DIALER_LOG_LEVEL", "ERROR"));
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @Test
  void nobodyGetsInWithoutSigningIn() throws Exception {
    for (String path : List.of(POLLS, "/module-dialer/v1/audio", "/module-dialer/v1/results/0")) {
      Answer answer = dialer.get(path);

      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.result()).isFalse();
      assertThat(answer.messages().toString()).contains("/admin-cabinet/session/start");
    }
  }

  @Test
  void theReplyIsTheDocuments() throws Exception {
    Answer answer = signIn(FORM);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).hasToString("{\"success\":true,\"reload\":false,\"message\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&%s", "%s&", "&&%s&&", "&\r\n%s\r\n", "reload=1&%s", " & %s & "})
  void emptyPairsInTheFormAreTolerated(String form) throws Exception {
    assertThat(signIn(form.formatted(FORM)).status()).isEqualTo(200);
  }

  @Test
  void theHeaderThatSetsTheCookieIsGoodAsACookieAsItIs() throws Exception {
    String header = cookie(signIn(FORM));

    assertThat(header).contains("; Path=/", "; HttpOnly", "; SameSite=");
    assertThat(polls(header).status()).isEqualTo(200);
    assertThat(polls(header.split(";", 2)[0]).status()).isEqualTo(200);
    assertThat(polls("other=1; " + header).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login=admin&password=guess",
        "login=nobody&password=%D0%BF%26%D1%80%D0%BE%D0%BB%D1%8C%3D100%25+%24%7Bx%7D",
        "login=admin",
        "password=x",
        "",
      })
  void wrongCredentialsOpenNothing(String form) throws Exception {
    signIn(FORM); // forgets the failures of the others
    Answer answer = signIn(form);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("success").asBoolean(true)).isFalse();
    assertThat(answer.body().path("message").toString()).contains("wrong login or password");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void guessingIsHeldBackAfterFiveFailures() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("login=guesser&password=" + i).status()).isEqualTo(401);
    }
    Answer sixth = signIn("login=guesser&password=6");

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.body().path("success").asBoolean(true)).isFalse();
    assertThat(signIn(FORM).status()).as("another login").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"login=%zz&password=x, 400", "JSON, 401"})
  void aFormThatIsNoneIsRefused(String form, int status) throws Exception {
    signIn(FORM);
    assertThat(signIn(form).status()).isEqualTo(status);
  }

  @Test
  void aFormWithoutEndIsRefused() throws Exception {
    assertThat(signIn("login=" + "x".repeat(10_000)).status()).isEqualTo(413);
  }

  @Test
  void anExpiredSessionIsOver() throws Exception {
    String cookie = cookie(signIn(FORM));
    DATABASE
        .jdbi()
        .useHandle(h -> h.execute("UPDATE sessions SET expires_at = now() - interval '1 second'"));

    assertThat(polls(cookie).status()).isEqualTo(401);
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    String cookie = cookie(signIn(FORM));
    Answer out =
        dialer.send(
            dialer
                .request("/admin-cabinet/session/end")
                .header("Cookie", cookie)
                .POST(BodyPublishers.noBody()));

    assertThat(out.status()).isEqualTo(200);
    assertThat(cookie(out)).contains("Max-Age=0");
    assertThat(polls(cookie).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dialer_session=", "dialer_session=x", "PHPSESSID=abc", ";;;", "dialer_session"})
  void aMadeUpCookieOpensNothing(String cookie) throws Exception {
    assertThat(polls(cookie).status()).isEqualTo(401);
  }

  @Test
  void theDatabaseKnowsNoTokenThatCouldBeUsed() throws Exception {
    String token = cookie(signIn(FORM)).split("[=;]", 3)[1];
    List<String> kept =
        DATABASE
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT encode(token_sha256, 'escape') || login || s::text FROM sessions s")
                        .mapTo(String.class)
                        .list());

    assertThat(token).hasSizeGreaterThan(40);
    assertThat(kept).isNotEmpty().noneMatch(row -> row.contains(token));
    assertThat(sessionsHashedAs(token)).isEqualTo(1);
  }

  private static int sessionsHashedAs(String token) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM sessions WHERE token_sha256 = sha256(:token)")
                    .bind("token", token.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .mapTo(Integer.class)
                    .one());
  }

  private static Answer signIn(String form) throws Exception {
    return dialer.send(
        dialer
            .request("/admin-cabinet/session/start")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Requested-With", "XMLHttpRequest")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String cookie(Answer answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static Answer polls(String cookie) throws Exception {
    return dialer.send(dialer.request(POLLS).header("Cookie", cookie));
  }
}
