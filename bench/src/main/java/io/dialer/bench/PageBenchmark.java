package io.dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Pages of the feed over HTTP, beside {@code COPY … TO STDOUT} of the same columns of the same rows
 * by the same index. Places are read in turn by everybody, after they were read once without being
 * measured, so that nobody pays for what the others find in memory.
 */
final class PageBenchmark implements Benchmark {
  private static final String COPY = "COPY, %s rows";
  private static final String SINCE = "page by changeTime, %s rows";
  private static final String AFTER = "page by cursor, %s rows";
  private static final List<Size> SIZES =
      List.of(new Size("1 million", 1_000_000), new Size("10 million", 10_000_000));
  private static final int PAGE = 10_000;
  private static final int ROUNDS = 20;
  private static final int WARM_UP = 12;
  private static final int PLACES = 5;
  private static final int TASKS = 10;

  /** As dense as a busy day; the feed itself gives a second 5,000 at most. */
  private static final int ROWS_IN_SECOND = 200;

  private static final long FIRST_SECOND = 1_700_000_000L;
  private static final int SEED = 6;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  private record Size(String words, int rows) {}

  /** A feed of some length, and a service that shows it. */
  private record Feed(Size size, Program.Service dialer, Connection connection, CopyManager copying)
      implements AutoCloseable {

    @Override
    public void close() throws IOException, SQLException {
      connection.close();
      dialer.close();
    }
  }

  @Override
  public String name() {
    return "page";
  }

  @Override
  public String title() {
    return "a page of 10,000 results as JSON over HTTP, of 1 and 10 million rows, beside COPY";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    List<Feed> feeds = new ArrayList<>();
    try {
      for (Size size : SIZES) {
        feeds.add(open(scene, size));
      }
      Random random = new Random(SEED);
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (Feed feed : feeds) {
          measure(feed, random, round >= 0 ? figures : new Figures());
        }
      }
    } finally {
      for (Feed feed : feeds) {
        feed.close();
      }
    }
    judge(figures);
  }

  private static void judge(Figures figures) {
    for (Size size : SIZES) {
      String copy = COPY.formatted(size.words());
      figures.ratio(SINCE.formatted(size.words()), copy, Target.atMost(3));
      figures.ratio(AFTER.formatted(size.words()), copy, Target.atMost(3));
    }
    String many = SIZES.get(1).words();
    String few = SIZES.get(0).words();
    figures.ratio(SINCE.formatted(many), SINCE.formatted(few), Target.atMost(1.2));
    figures.ratio(AFTER.formatted(many), AFTER.formatted(few), Target.atMost(1.2));
    figures.fact("A round", PLACES + " pages at random places of the feed; the mean counts");
    figures.fact("The rows", "finished numbers of ten tasks that were dialled side by side");
  }

  private static Feed open(Scene scene, Size size) throws Exception {
    Scene.Database database = scene.database();
    fill(database, size.rows());
    database.settle();
    Program.Service dialer = Program.service(scene, database);
    Connection connection = database.connect();
    return new Feed(size, dialer, connection, connection.unwrap(PGConnection.class).getCopyAPI());
  }

  /**
   * Numbers with results, as calls and stamps leave them: every task's numbers lie together, and
   * the feed goes through all tasks at once.
   */
  private static void fill(Scene.Database database, int rows) throws SQLException {
    try (Connection connection = database.connect()) {
      update(
          connection,
          """
          INSERT INTO tasks (id, crm_id, inner_num, inner_num_type, max_count_channels, state, created_at)
          SELECT n, n, '1', 'POLLING', 10, 1, to_timestamp(?) FROM generate_series(1, ?) n
          """,
          FIRST_SECOND,
          TASKS);
      update(
          connection,
          """
          INSERT INTO numbers (task_id, phone_id, phone, params, status, state, result, call_ref, last_leg, cause,
                               count_try, close_time, change_time, feed_position, unstamped)
          SELECT 1 + row.task, phone, '7' || phone,
                 json_build_object('name', 'Анна', 'debt', position),
                 'FINISHED', 'EVENT_POLLING_END', 'SUCCESS_POLLING', 'MTc5NTIzNDgxMTE3MjAxOTo4MQ==' || position,
                 'MToxMDAwOTU2NTo4MToxNzk1MjM0ODExMTcyMDIx' || position, '1181', 1, second, second, position, NULL
          FROM (SELECT (n - 1) / (? / ?) AS task, (n - 1) % (? / ?) * ? + (n - 1) / (? / ?) + 1 AS position
                FROM generate_series(1, ?) n) row,
               LATERAL (SELECT 9000000000 + position AS phone, ? + (position - 1) / ? AS second) known
          """,
          rows,
          TASKS,
          rows,
          TASKS,
          TASKS,
          rows,
          TASKS,
          rows,
          FIRST_SECOND,
          ROWS_IN_SECOND);
      // As the writer of stamps left it.
      update(
          connection,
          "UPDATE feed_clock SET last_second = ?, rows_in_second = 1, last_position = ?",
          FIRST_SECOND + rows / ROWS_IN_SECOND,
          rows);
    }
  }

  private static void update(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private void measure(Feed feed, Random random, Figures figures) throws Exception {
    double copying = 0;
    double since = 0;
    double after = 0;
    String words = feed.size().words();
    for (int place = 0; place < PLACES; place++) {
      int seconds = feed.size().rows() / ROWS_IN_SECOND;
      long second = FIRST_SECOND + random.nextInt(seconds - 2 * PAGE / ROWS_IN_SECOND);
      String cursor = page(feed, second + "?limit=1").data().path("cursor").asText();
      copy(feed, second);
      copying += copy(feed, second);
      since += checked(page(feed, Long.toString(second)));
      after += checked(page(feed, "0?after=" + cursor));
    }
    figures.add(COPY.formatted(words), "ms", copying / PLACES);
    figures.add(SINCE.formatted(words), "ms", since / PLACES);
    figures.add(AFTER.formatted(words), "ms", after / PLACES);
  }

  /** A page as it came. */
  private record Page(JsonNode data, double millis) {}

  private Page page(Feed feed, String place) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(feed.dialer().address().resolve("module-dialer/v1/results/" + place))
            .build();
    long begin = System.nanoTime();
    byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
    double millis = (System.nanoTime() - begin) / 1e6;
    return new Page(json.readTree(body).path("data"), millis);
  }

  private static double checked(Page page) {
    JsonNode rows = page.data().path("results");
    if (rows.size() != PAGE) {
      throw new IllegalStateException("%d rows, and not %d".formatted(rows.size(), PAGE));
    }
    return page.millis();
  }

  private static double copy(Feed feed, long second) throws IOException, SQLException {
    // COPY takes no parameters; the values are numbers of our own.
    String copy =
        """
        COPY (SELECT n.id, n.task_id, n.phone_id, n.phone, n.call_ref, t.inner_num, n.result, n.out_dial_state,
                     n.in_dial_state, n.state, n.last_leg, n.cause, n.params, n.change_time, n.feed_position,
                     n.count_try, n.time_call_allow, n.close_time
              FROM numbers n JOIN tasks t ON t.id = n.task_id
              WHERE n.change_time >= %d AND n.feed_position > 0
              ORDER BY n.change_time, n.feed_position LIMIT %d) TO STDOUT
        """
            .formatted(second, PAGE);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    long begin = System.nanoTime();
    long copied = feed.copying().copyOut(copy, rows);
    double millis = (System.nanoTime() - begin) / 1e6;
    if (copied != PAGE) {
      throw new IllegalStateException("%d rows, and not %d".formatted(copied, PAGE));
    }
    return millis;
  }
}
