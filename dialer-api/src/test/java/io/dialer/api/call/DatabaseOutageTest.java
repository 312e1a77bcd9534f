package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.database.EmbeddedDatabase;
import io.dialer.api.database.Schema;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.SignedWebhook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL stops under a dialer that works, and comes back after a while. */
class DatabaseOutageTest {
  private static final String API = "/module-dialer/v1/";

  /** Old clients give up after so long. */
  private static final Duration CLIENTS_PATIENCE = Duration.ofSeconds(5);

  private static final String LISTENERS = "pg_stat_activity WHERE query LIKE 'LISTEN %'";
  private static final String CHECKED_IN = "qrtz_scheduler_state WHERE last_checkin_time > ";

  private static final String TALKING = "79520000001";

  private static final String SCENARIO =
      """
      customers: {outcomes: {answer: 1}, ringMs: [100, 100]}
      operators: {outcomes: {answer: 1}, ringMs: [100, 100], talkMs: [300, 300], hangUpFirst: 1}
      numbers:
        "%s": {talkMs: [20000, 20000]}
      """
          .formatted(TALKING);

  @TempDir private Path data;

  @Test
  void isSaidAtOnceAndEverythingGoesOnByItself() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(data);
    try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "")) {
      Schema.migrate(connection);
    }
    Map<String, String> settings =
        Map.of(
            "DIALER_DB_URL", database.url(),
            "DIALER_DB_USER", database.user(),
            "DIALER_LOG_LEVEL", "OFF");
    try (Lab lab = Lab.start(SCENARIO, 1, settings)) {
      String talk = CallsPlaced.task(lab, "exten", "10", List.of(TALKING));
      Lab.await("they talk", () -> status(lab).path("calls").path("byState").has("TALKING"));
      String waiting = CallsPlaced.task(lab, "exten", "10", numbers());

      database.close();
      everythingIsRefusedForTheTimeBeing(lab);

      database = EmbeddedDatabase.start(data);
      long back = System.currentTimeMillis();
      Lab.await("webhooks are taken again", () -> webhook(lab) == 200);
      Jdbi jdbi = Jdbi.create(database.url(), database.user(), "");
      Lab.await("it was applied", () -> seen(jdbi, "due_at IS NULL") == 1);
      assertThat(seen(jdbi, "true")).as("stored once").isOne();
      Lab.await("signals are heard", () -> count(jdbi, LISTENERS) == 1);
      Lab.await("Quartz works", () -> count(jdbi, CHECKED_IN + back) == 1);
      JsonNode result = lab.awaitClosed(talk).path("results").get(0);
      assertThat(result.path("result").asText()).as("%s", result).isEqualTo("SUCCESS_USER_H");
      JsonNode others = lab.awaitClosed(waiting).path("results");
      assertThat(others.findValuesAsText("result")).hasSize(4).containsOnly("SUCCESS_USER_H");
      CallsPlaced.nobodyWasCalledTwice(lab);
    } finally {
      database.close();
    }
  }

  private static void everythingIsRefusedForTheTimeBeing(Lab lab) throws Exception {
    for (String path :
        new String[] {"polling", "task", "audio", "results/0", "campaign", "status"}) {
      long before = System.nanoTime();
      Answer answer = lab.dialer().get(API + path);
      assertThat(answer.status()).as(path).isEqualTo(503);
      assertThat(answer.result()).isFalse();
      assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(CLIENTS_PATIENCE);
    }
    assertThat(lab.dialer().post(API + "task", "{\"innerNum\": \"10\"}").status()).isEqualTo(503);
    assertThat(webhook(lab)).isEqualTo(503);
  }

  private static int webhook(Lab lab) throws Exception {
    return SignedWebhook.of("{\"during\":\"outage\"}").sendTo(lab.dialer());
  }

  private static int seen(Jdbi jdbi, String which) {
    return count(jdbi, "mango_inbox WHERE body LIKE '%\"outage\"%' AND " + which);
  }

  private static int count(Jdbi jdbi, String which) {
    return jdbi.withHandle(
        h -> h.createQuery("SELECT count(*) FROM " + which).mapTo(Integer.class).one());
  }

  private static JsonNode status(Lab lab) throws Exception {
    return lab.dialer().get(API + "status").data();
  }

  private static List<String> numbers() {
    return IntStream.range(0, 4).mapToObj(i -> Long.toString(79520000100L + i)).toList();
  }
}
