package io.dialer.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dialer whose numbers change as the test says, and who is told of it. */
record Changes(TestDatabase database, RunningDialer dialer) {
  static final String WEBHOOKS = "/module-dialer/v1/webhook";

  /** Failures are repeated soon. */
  static final Map<String, String> QUICK =
      Map.of(
          "DIALER_WEBHOOK_FIRST_PAUSE", "200ms",
          "DIALER_WEBHOOK_LONGEST_PAUSE", "400ms",
          "DIALER_WEBHOOK_TIME_LIMIT", "1s",
          "DIALER_WEBHOOK_TRIES", "1000");

  /** Has a receiver told of changes from now on; returns the webhook's id. */
  String tell(WebhookReceiver receiver, String more) throws Exception {
    Answer added = dialer.post(WEBHOOKS, "{\"url\":\"%s\"%s}".formatted(receiver.address(), more));
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.data().path("id").asText();
  }

  JsonNode webhook(String id) throws Exception {
    return dialer.get(WEBHOOKS + "/" + id).data();
  }

  /** Whether nothing is still to be delivered. */
  boolean isDone(String id) throws Exception {
    return webhook(id).path("waiting").asInt(-1) == 0;
  }

  /** A task that is paused; every webhook has read its numbers when this returns. */
  String task(String... phones) throws Exception {
    String numbers =
        Stream.of(phones).map(phone -> '"' + phone + '"').collect(Collectors.joining(","));
    Answer saved =
        dialer.post(
            "/module-dialer/v1/task",
            "{\"innerNum\":\"10\",\"state\":2,\"numbers\":[%s]}".formatted(numbers));
    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    awaitGathered();
    return saved.data().path("id").asText();
  }

  /**
   * The feed has only the newest state of a number: a change that nobody has read may be missed.
   */
  private void awaitGathered() throws Exception {
    Lab.await(
        "all is stamped and read",
        () ->
            count("SELECT count(*) FROM numbers WHERE unstamped > 0") == 0
                && count(
                        """
                        SELECT count(*) FROM webhooks w CROSS JOIN feed_clock f
                        WHERE w.results AND w.results_position < f.last_position
                        """)
                    == 0);
  }

  /** A number of a task changes; every webhook has read the change when this returns. */
  void change(String phone, String state) throws Exception {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE numbers SET state = ?, unstamped = nextval('change_numbers') WHERE phone = ?",
                    state,
                    phone));
    awaitGathered();
  }

  /** All of a task's numbers change at once. */
  void changeAll(String state) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE numbers SET state = ?, unstamped = nextval('change_numbers')", state));
  }

  long count(String sql) {
    return database.jdbi().withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
  }
}
