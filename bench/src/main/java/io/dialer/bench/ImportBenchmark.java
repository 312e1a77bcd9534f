package io.dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A list of a million numbers over HTTP, beside {@code COPY} of the same rows into the same table
 * with the same indexes, which is how PostgreSQL's documentation ("Populating a Database") loads
 * rows.
 *
 * <p>The feed's stamps are held back meanwhile: they come after the list is in, whoever brought it.
 */
final class ImportBenchmark implements Benchmark {
  private static final String CSV = "POST of CSV";
  private static final String NDJSON = "POST of NDJSON";
  private static final String COPY = "COPY of the same rows";
  private static final String MEMORY = "memory of the service with %,d lines";
  private static final int LINES = 1_000_000;
  private static final int FEW_LINES = 200_000;
  private static final int ROUNDS = 3;
  private static final int BUFFER = 64 << 10;
  private static final List<String> NAMES =
      List.of("Анна", "Пётр", "Мария Ивановна", "ООО «Вектор»", "Ivan", "Ольга");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  /** A list in the three ways in which it is sent. */
  private record Lists(Path csv, Path ndjson, Path rows, int lines) {}

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String title() {
    return "a list of 1,000,000 numbers over HTTP into a service with 256 MB of heap, beside COPY";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    Scene.Database database = scene.database();
    Lists few = write(scene.folder(), FEW_LINES);
    Lists all = write(scene.folder(), LINES);
    // Each in a process of its own, whose memory is what this list needs.
    memory(scene, database, figures, few);
    memory(scene, database, figures, all);
    figures.verdict(
        "memory with a fifth of the lines: how much more all of them take",
        figures.median(MEMORY.formatted(LINES)) / figures.median(MEMORY.formatted(FEW_LINES)),
        Target.atMost(1.2));
    try (Program.Service dialer = Program.service(scene, database)) {
      long task = task(dialer);
      for (int round = 0; round <= ROUNDS; round++) {
        Loaded copied = copied(database, task, all);
        Loaded posted = posted(dialer, database, task, all.csv());
        Loaded postedJson = posted(dialer, database, task, all.ndjson());
        requireSame(copied, posted);
        requireSame(copied, postedJson);
        if (round > 0) {
          figures.add(CSV, "lines/s", LINES / posted.seconds());
          figures.add(NDJSON, "lines/s", LINES / postedJson.seconds());
          figures.add(COPY, "lines/s", LINES / copied.seconds());
        }
      }
    }
    figures.ratio(CSV, COPY, Target.atLeast(0.4));
    figures.ratio(NDJSON, COPY, Target.atLeast(0.4));
    figures.fact("A line", "a number of eleven digits with two params, 33 bytes of CSV on average");
    figures.fact("Compared", "after each round, the contents of all rows");
  }

  private void memory(Scene scene, Scene.Database database, Figures figures, Lists lists)
      throws Exception {
    try (Program.Service dialer = Program.service(scene, database)) {
      posted(dialer, database, task(dialer), lists.csv());
      figures.add(MEMORY.formatted(lists.lines()), "MiB", dialer.program().mostMemory());
    }
  }

  /**
   * A table that was filled.
   *
   * @param contents the same for the same rows
   */
  private record Loaded(double seconds, String contents) {}

  private static void requireSame(Loaded one, Loaded other) {
    if (!one.contents().equals(other.contents())) {
      throw new IllegalStateException(one + " and " + other + " are not the same rows");
    }
  }

  /** A task that is paused, so that nothing else is done with its numbers. */
  private long task(Program.Service dialer) throws IOException, InterruptedException {
    String task =
        """
        {"name": "Import", "innerNum": "10", "innerNumType": "exten", "maxCountChannels": 1, "state": 2}
        """;
    return post(dialer, "module-dialer/v1/task", BodyPublishers.ofString(task)).path("id").asLong();
  }

  private Loaded posted(Program.Service dialer, Scene.Database database, long task, Path list)
      throws Exception {
    try (Connection held = heldStamps(database)) {
      empty(database);
      long begin = System.nanoTime();
      JsonNode report =
          post(dialer, "module-dialer/v1/task/" + task + "/numbers", BodyPublishers.ofFile(list));
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (report.path("added").asInt() != report.path("read").asInt()) {
        throw new IllegalStateException("not all was added: " + report);
      }
      Loaded loaded = new Loaded(seconds, contents(database));
      empty(database);
      held.rollback();
      return loaded;
    }
  }

  private static Loaded copied(Scene.Database database, long task, Lists lists) throws Exception {
    try (Connection held = heldStamps(database);
        Connection connection = database.connect();
        InputStream rows = Files.newInputStream(lists.rows())) {
      empty(database);
      database.execute("ALTER TABLE numbers ALTER task_id SET DEFAULT " + task);
      long begin = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY numbers (phone_id, phone, params, time_call_allow) FROM STDIN", rows, BUFFER);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Loaded loaded = new Loaded(seconds, contents(database));
      empty(database);
      held.rollback();
      return loaded;
    }
  }

  /** While this connection is open nobody stamps. */
  private static Connection heldStamps(Scene.Database database) throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT * FROM feed_clock FOR UPDATE");
    }
    return connection;
  }

  private static void empty(Scene.Database database) throws SQLException {
    database.execute("TRUNCATE numbers RESTART IDENTITY CASCADE");
    database.execute("CHECKPOINT");
  }

  private static String contents(Scene.Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT count(*) || ' rows, ' || sum(hashtext(
                  concat_ws('|', task_id > 0, id, phone_id, phone, params, status, state, time_call_allow)))
                FROM numbers WHERE unstamped IS NOT NULL
                """)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private JsonNode post(Program.Service dialer, String path, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(dialer.address().resolve(path)).POST(body).build();
    JsonNode reply = json.readTree(http.send(request, BodyHandlers.ofString()).body());
    if (!reply.path("result").asBoolean()) {
      throw new IllegalStateException(path + ": " + reply);
    }
    return reply.path("data");
  }

  private static Lists write(Path folder, int lines) throws IOException {
    Lists lists =
        new Lists(
            folder.resolve(lines + ".csv"),
            folder.resolve(lines + ".ndjson"),
            folder.resolve(lines + ".rows"),
            lines);
    try (BufferedWriter csv = Files.newBufferedWriter(lists.csv());
        BufferedWriter ndjson = Files.newBufferedWriter(lists.ndjson());
        BufferedWriter rows = Files.newBufferedWriter(lists.rows())) {
      csv.write("number;name;debt\n");
      for (int i = 0; i < lines; i++) {
        String phone = phone(i);
        String name = NAMES.get(i % NAMES.size());
        String params = "{\"name\":\"%s\",\"debt\":\"%d\"}".formatted(name, i % 100_000);
        csv.write("%s;%s;%d%n".formatted(phone, name, i % 100_000));
        ndjson.write("{\"number\":\"%s\",\"params\":%s}%n".formatted(phone, params));
        rows.write("%s\t%s\t%s\t0%n".formatted(phone.substring(1), phone, params));
      }
    }
    return lists;
  }

  /** Numbers of real lists stand in no order. */
  private static String phone(int place) {
    return Long.toString(79_000_000_000L + place * 104_729L % 999_999_937L);
  }
}
