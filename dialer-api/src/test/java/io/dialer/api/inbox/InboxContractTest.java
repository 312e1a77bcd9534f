package io.dialer.api.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do about webhooks that could not be applied. */
class InboxContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String INBOX = "/module-dialer/v1/inbox";

  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = Lab.start(DATABASE, "{}", 20, Map.of("MANGO_WEBHOOK_TRIES", "1"));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  /** Two employees' statuses that broke a constraint, and one webhook that is done with. */
  @BeforeEach
  void store() {
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    TRUNCATE mango_inbox RESTART IDENTITY;
                    INSERT INTO mango_inbox (path, body, received_at, outcome, reason, tries, done_at)
                    VALUES ('events/user/status_changed', '{"abonent_id":"71","status":3}', now(), 'FAILED', 'why', 10, now()),
                           ('events/sms', '{}', now(), 'IGNORED', 'no SMS', 1, now()),
                           ('events/user/status_changed', '{"abonent_id":"72","status":3}', now(), 'FAILED', 'why', 10, now())
                    """));
  }

  @Test
  void thoseThatFailedAreListedWithoutAndShownWithTheirBodies() throws Exception {
    for (String prefix : new String[] {"", "/pbxcore/api"}) {
      Answer list = lab.dialer().get(prefix + INBOX);
      assertThat(list.results()).hasSize(2);
      JsonNode first = list.results().get(0);
      assertThat(first.path("id").asInt()).isEqualTo(1);
      assertThat(first.path("state").asText()).isEqualTo("failed");
      assertThat(first.path("reason").asText()).isEqualTo("why");
      assertThat(first.path("tries").asInt()).isEqualTo(10);
      assertThat(first.has("body")).isFalse();
    }
    assertThat(lab.dialer().get(INBOX + "?after=1&limit=1").results())
        .singleElement()
        .matches(row -> row.path("id").asInt() == 3);
    assertThat(lab.dialer().get(INBOX + "?state=waiting").results()).isEmpty();
    assertThat(lab.dialer().get(INBOX + "/1").data().path("body").asText())
        .isEqualTo("{\"abonent_id\":\"71\",\"status\":3}");
    Answer status = lab.dialer().get("/module-dialer/v1/status");
    assertThat(status.data().path("webhooks").path("failed").asInt()).isEqualTo(2);
    assertThat(status.messages()).anyMatch(message -> message.contains("/inbox/retry"));
  }

  @Test
  void oneIsTriedAgainAndApplied() throws Exception {
    assertThat(lab.dialer().post(INBOX + "/1/retry", "").status()).isEqualTo(200);
    Lab.await("it is applied", () -> state(1).equals("applied"));
    assertThat(state(3)).isEqualTo("failed");
    Answer again = lab.dialer().post(INBOX + "/1/retry", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.messages().get(0)).contains("webhook 1 is applied");
  }

  @Test
  void allAreTriedAgain() throws Exception {
    Answer retried = lab.dialer().post(INBOX + "/retry", "");
    assertThat(retried.data().path("retried").asInt()).isEqualTo(2);
    assertThat(retried.data().path("left").asInt()).isZero();
    Lab.await(
        "both are done with", () -> !state(1).equals("waiting") && !state(3).equals("waiting"));
    assertThat(lab.dialer().get(INBOX).results()).isEmpty();
  }

  @Test
  void oneThatFailedIsDeletedAndNoOther() throws Exception {
    assertThat(lab.dialer().delete(INBOX + "/1").status()).isEqualTo(200);
    assertThat(lab.dialer().get(INBOX + "/1").status()).isEqualTo(404);
    assertThat(lab.dialer().delete(INBOX + "/2").status()).isEqualTo(409);
    assertThat(state(2)).isEqualTo("ignored");
  }

  @ParameterizedTest
  @CsvSource({
    "?state=applied, state: failed or waiting",
    "?limit=0, limit: a whole number from 1 to 1000",
    "?limit=1001, limit: a whole number from 1 to 1000",
    "?after=x, after: a whole number",
  })
  void whatCannotBeMeantIsRefused(String query, String message) throws Exception {
    Answer answer = lab.dialer().get(INBOX + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.messages().get(0)).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource({"/99", "/one", "/99999999999999999999"})
  void whatIsNotThereIsNotFound(String id) throws Exception {
    assertThat(lab.dialer().get(INBOX + id).status()).isEqualTo(404);
    assertThat(lab.dialer().post(INBOX + id + "/retry", "").status()).isEqualTo(404);
    assertThat(lab.dialer().delete(INBOX + id).status()).isEqualTo(404);
  }

  @Test
  void strangersSeeNothingOfIt() throws Exception {
    for (String path : new String[] {INBOX, INBOX + "/1"}) {
      Answer answer =
          lab.dialer().send(lab.dialer().request(path).header("X-Forwarded-For", "203.0.113.9"));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().toString()).doesNotContain("abonent");
    }
  }

  private static String state(long id) throws Exception {
    return lab.dialer().get(INBOX + "/" + id).data().path("state").asText();
  }
}
