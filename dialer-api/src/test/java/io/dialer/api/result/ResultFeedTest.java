package io.dialer.api.result;

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
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the feeds by {@code changeTime} and by cursor. */
class ResultFeedTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int ROWS = 12_000;

  private static RunningDialer crm;

  @BeforeAll
  static void start() throws Exception {
    crm = RunningDialer.start(DATABASE, Map.of());
    StringBuilder task = new StringBuilder("{\"innerNum\": \"10\", \"numbers\": [\"79520000000\"");
    for (int i = 1; i < ROWS; i++) {
      task.append(",\"").append(79520000000L + i).append('"');
    }
    done(crm.curl(NEW + "/task", task.append("]}").toString()));
    keysWerePressed(25);
    Lab.await("all is stamped", () -> unstamped() == 0);
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aPageHasTenThousandRowsAtMostInOrder(String prefix) throws Exception {
    List<JsonNode> rows = done(crm.get(prefix + "/results/0")).results();
    assertThat(rows).hasSize(10_000);
    assertThat(stamps(rows)).isSorted();
    BigDecimal last = stamps(rows).get(9_999);
    List<JsonNode> rest = done(crm.get(prefix + "/results/" + last)).results();
    assertThat(stamps(rest)).isSorted().first().isEqualTo(last);
    assertThat(crm.get(prefix + "/results/0?limit=10001").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"results", "polling-results"})
  void aReaderWithACursorSeesEveryRowOnce(String feed) throws Exception {
    int limit = feed.equals("results") ? 5_000 : 7;
    List<String> seen = new ArrayList<>();
    Answer page = done(crm.get(NEW + "/" + feed + "/0?limit=" + limit));
    while (!page.results().isEmpty()) {
      assertThat(page.results()).hasSizeLessThanOrEqualTo(limit);
      page.results().forEach(row -> seen.add(row.path("id").asText()));
      String cursor = page.data().path("cursor").asText();
      page = done(crm.get(NEW + "/%s/0?limit=%d&after=%s".formatted(feed, limit, quoted(cursor))));
      if (page.results().isEmpty()) {
        assertThat(page.data().path("cursor").asText()).isEqualTo(cursor);
      }
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(feed.equals("results") ? ROWS : 25);
  }

  @Test
  void aReaderWhoBeginsBeforeAnythingHappenedMissesNothing() throws Exception {
    for (String feed : List.of("results", "polling-results")) {
      String begin = crm.get(NEW + "/" + feed + "/99999999999").data().path("cursor").asText();
      assertThat(done(crm.get(NEW + "/" + feed + "/0?after=" + begin)).results()).isEmpty();
      String zero = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("0/0"));
      assertThat(done(crm.get(NEW + "/" + feed + "/0?limit=3&after=" + zero)).results()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aPointAndACommaMeanTheSame(String prefix) throws Exception {
    List<JsonNode> keys = done(crm.get(prefix + "/polling-results/0")).results();
    assertThat(stamps(keys)).isSorted().doesNotHaveDuplicates().hasSize(25);
    String tenth = keys.get(9).path("changeTime").asText();
    for (String written : List.of(tenth, tenth.replace('.', ','))) {
      assertThat(done(crm.get(prefix + "/polling-results/" + written)).results()).hasSize(16);
      done(crm.get(prefix + "/results/" + written));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "-1",
        "1e9",
        "1.2.3",
        "%27%20OR%201=1--",
        "99999999999999999999",
        "NaN",
        "0x1",
        "0?limit=0",
        "0?limit=-1",
        "0?limit=ten",
        "0?limit=1.5",
        "0?after=nonsense",
        "0?after=",
        "0?after=MWU5OTk5OTk5OTkvMA",
        "0?after=MS8x%27"
      })
  void whatIsNoPlaceInTheFeedIsRefused(String place) throws Exception {
    for (String feed : List.of("/results/", "/polling-results/")) {
      refused(400, crm.get(NEW + feed + place));
    }
  }

  private static List<BigDecimal> stamps(List<JsonNode> rows) {
    return rows.stream().map(row -> new BigDecimal(row.path("changeTime").asText())).toList();
  }

  private static void keysWerePressed(int keys) {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
                    SELECT 1, n, 9, '0', '9522233446', '79522233446', '1', '1' FROM generate_series(1, ?) n
                    """,
                    keys));
  }

  private static int unstamped() {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT (SELECT count(*) FROM numbers WHERE unstamped IS NOT NULL)
                             + (SELECT count(*) FROM polling_results WHERE change_time IS NULL)
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  private static String quoted(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
