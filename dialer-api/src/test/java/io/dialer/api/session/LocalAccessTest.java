package io.dialer.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.RunningDialer;
import io.dialer.api.rest.RawHttp;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs on this machine need no sign-in; proxies and browsers on it do. */
class LocalAccessTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String POLLS = "/module-dialer/v1/polling";

  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    dialer = RunningDialer.start(DATABASE, Map.of("DIALER_LOG_LEVEL", "ERROR"));
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost",
        "Host: localhost:8080",
        "Host: 127.0.0.1:8080",
        "Host: [::1]:8080",
        "Host: localhost:8080\r\nOrigin: http://localhost:8080",
        "Host: localhost:8080\r\nSec-Fetch-Site: same-origin",
        "Host: localhost:8080\r\nSec-Fetch-Site: none",
      })
  void aProgramOnThisMachineIsLetIn(String headers) throws Exception {
    assertThat(status(headers)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 203.0.113.5",
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-For:",
        "Forwarded: for=203.0.113.5",
        "X-Real-IP: 203.0.113.5",
        "Via: 1.1 proxy",
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://localhost:9999",
        "Origin:",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
      })
  void aProxyOrAPageOfAnotherSiteIsNot(String header) throws Exception {
    assertThat(status("Host: localhost:8080\r\n" + header)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: 127.0.0.1.evil.example:8080",
        "Host: evil.example\r\nOrigin: http://evil.example",
      })
  void aForeignNameThatLeadsHereIsNot(String headers) throws Exception {
    assertThat(status(headers)).isEqualTo(401);
  }

  @Test
  void theAddressOfTheRequestCountsHoweverItIsWritten() throws Exception {
    for (String path :
        new String[] {
          "//module-dialer/v1/polling",
          "/module-dialer/v1/polling/",
          "/module-dialer/./v1/polling",
          "/%6dodule-dialer/v1/polling",
          "/module-dialer/v1/polling;x=1",
          "/x/../module-dialer/v1/polling",
          "http://localhost/module-dialer/v1/polling",
        }) {
      String reply =
          RawHttp.send(
              dialer.address(), "GET " + path + " HTTP/1.1", "Host: localhost", "Via: 1.1 proxy");
      assertThat(RawHttp.status(reply)).as(path).isBetween(400, 404);
      assertThat(reply).as(path).contains("\"result\":false");
    }
  }

  @Test
  void withoutAPasswordNobodySignsIn() throws Exception {
    for (String form : new String[] {"login=admin&password=", "login=admin", "login=&password="}) {
      var answer = dialer.curl("/admin-cabinet/session/start", form);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().toString()).contains("\"success\":false", "no password");
    }
  }

  private static int status(String headers) throws Exception {
    return RawHttp.status(RawHttp.send(dialer.address(), "GET " + POLLS + " HTTP/1.1", headers));
  }
}
