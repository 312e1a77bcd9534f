package io.dialer.api.task;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Old clients send a whole campaign in one JSON, and give up after five seconds. */
class LongListTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int NUMBERS = 100_000;

  /** Generous: the machines that run this share their processors. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void aHundredThousandNumbersComeAndGoInTime() throws Exception {
    try (RunningDialer crm = RunningDialer.start(DATABASE, Map.of())) {
      String body = body();
      Answer created = timed("posted", () -> crm.curl(OLD + "/task", body));
      assertThat(created.messages()).isEmpty();
      Answer again = timed("posted again", () -> crm.curl(OLD + "/task", body));
      assertThat(again.data().path("id")).isEqualTo(created.data().path("id"));

      String id = created.data().path("id").asText();
      Answer read = timed("read", () -> crm.get(OLD + "/task/" + id));
      assertThat(read.data().path("results")).hasSize(NUMBERS);

      Lab.await("all is in the feed", () -> stamped() == NUMBERS);
      int seen = 0;
      Answer page = timed("first page", () -> crm.get(NEW + "/results/0"));
      while (!page.results().isEmpty()) {
        seen += page.results().size();
        page = done(crm.get(NEW + "/results/0?after=" + page.data().path("cursor").asText()));
      }
      assertThat(seen).isEqualTo(NUMBERS);

      String last = asAnOldClient(crm, "0");
      DATABASE
          .jdbi()
          .useHandle(h -> h.execute("UPDATE numbers SET unstamped = nextval('change_numbers')"));
      Lab.await("the burst is in the feed", () -> stamped() == NUMBERS);
      asAnOldClient(crm, last);
    }
  }

  /**
   * Reads every number by {@code changeTime} alone, though all have changed at once.
   *
   * @param from the last {@code changeTime} it knows
   * @return the last one it saw
   */
  private static String asAnOldClient(RunningDialer crm, String from) throws Exception {
    Set<String> seen = new HashSet<>();
    String last = from;
    String asked;
    do {
      asked = last;
      List<JsonNode> rows = done(crm.get(OLD + "/results/" + asked)).results();
      rows.forEach(row -> seen.add(row.path("id").asText()));
      last = rows.get(rows.size() - 1).path("changeTime").asText();
    } while (!last.equals(asked));
    assertThat(seen).hasSize(NUMBERS);
    return last;
  }

  @Test
  void aFaultInALongListIsToldThoughTheClientIsStillSending() throws Exception {
    try (RunningDialer crm = RunningDialer.start(DATABASE, Map.of())) {
      String body = body().replaceFirst("79520000000", "7\\\\u00005");
      for (int i = 0; i < 5; i++) {
        Answer answer = refused(400, crm.curl(OLD + "/task", body));
        assertThat(answer.messages().get(0)).startsWith("numbers[0].number");
      }
    }
  }

  /** A request. */
  private interface Sending {
    Answer send() throws Exception;
  }

  private static Answer timed(String what, Sending sending) throws Exception {
    long begin = System.nanoTime();
    Answer answer = done(sending.send());
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf("%,d numbers %s in %d ms%n", NUMBERS, what, taken.toMillis());
    assertThat(taken).isLessThan(PATIENCE);
    return answer;
  }

  private static String body() {
    StringBuilder body = new StringBuilder("{\"crmId\": \"long\", \"innerNum\": \"10\",");
    body.append("\"numbers\": [");
    for (int i = 0; i < NUMBERS; i++) {
      body.append(i == 0 ? "" : ",").append("{\"number\": \"").append(79_520_000_000L + i);
      body.append("\", \"params\": {\"name\": \"Пётр\", \"debt\": ").append(i).append("}}");
    }
    return body.append("]}").toString();
  }

  private static int stamped() {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM numbers WHERE unstamped IS NULL")
                    .mapTo(Integer.class)
                    .one());
  }
}
