package io.dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * From the start of the process to the first 200, and to the first call of the demonstration.
 *
 * <p>The bare application gets what the dialer has: the same collector and heap, its classes in one
 * jar with those of the dialer's libraries, and a PostgreSQL that runs already with the schema in
 * it.
 */
final class StartBenchmark implements Benchmark {
  private static final String DIALER = "./dialer server";
  private static final String BARE = "bare Dropwizard";
  private static final String EMBEDDED = "./dialer server with its own PostgreSQL";
  private static final String DEMO = "./dialer demo to its first call";
  private static final String STATUS = "module-dialer/v1/status";
  private static final String GREETINGS = "greetings";
  private static final Pattern EMULATOR = Pattern.compile("The emulated PBX listens on (\\S+)");
  private static final int ROUNDS = 5;
  private static final int LONG_ROUNDS = 3;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "from the start of the process to the first 200, and to the first call of the demo";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    Scene.Database dialers = scene.database();
    Path bare = bareSettings(scene, scene.emptyDatabase());
    Map<String, String> external =
        Map.of("DIALER_DB_URL", dialers.url(), "DIALER_DB_USER", dialers.user());
    for (int round = 0; round <= ROUNDS; round++) {
      double ours = once(scene, port -> launcher(), external, STATUS);
      double theirs = once(scene, bare(bare), Map.of(), GREETINGS);
      double embedded = once(scene, port -> launcher(), Map.of(), STATUS);
      // The first round fills the caches, and makes the data folder of the embedded one.
      if (round > 0) {
        figures.add(DIALER, "ms", ours);
        figures.add(BARE, "ms", theirs);
        figures.add(EMBEDDED, "ms", embedded);
      }
    }
    figures.ratio(DIALER, BARE, Target.atMost(1.5));
    figures.ratio(EMBEDDED, BARE, null);

    for (int round = 0; round <= LONG_ROUNDS; round++) {
      double seconds = firstCall(scene) / 1000;
      if (round > 0) {
        figures.add(DEMO, "s", seconds);
      }
    }
    figures.verdict(DEMO + ", s", figures.median(DEMO), Target.atMost(10));
    figures.fact("The bare application", "one table, one resource, Quartz without jobs in memory");
    figures.fact(
        "Both",
        "wait for a 200 that needed the database; the first two use a PostgreSQL that runs. No class"
            + " archive: the launcher has one only from Java 19 on");
  }

  /** Starts a server, and stops it when it has answered. */
  private static double once(
      Scene scene, IntFunction<List<String>> command, Map<String, String> database, String question)
      throws IOException {
    int port = Program.freePort();
    Map<String, String> settings = Program.settings(scene, port);
    settings.putAll(database);
    Path log = scene.folder().resolve("start.log");
    try (Program program = Program.start(command.apply(port), settings, log)) {
      return program.await(Program.address(port).resolve(question));
    }
  }

  private static List<String> launcher() {
    return List.of(Installation.launcher().toString(), "server");
  }

  private static IntFunction<List<String>> bare(Path settings) {
    String classes =
        Installation.home().resolve("bench/target/bench.jar") + ":" + Installation.jar();
    return port ->
        Installation.java(
            List.of(
                "-Ddw.server.applicationConnectors[0].port=" + port,
                "-cp",
                classes,
                BareApplication.class.getName(),
                "server",
                settings.toString()));
  }

  private static Path bareSettings(Scene scene, Scene.Database database) throws IOException {
    return Files.writeString(
        scene.folder().resolve("bare.yml"),
        """
        database: {driverClass: org.postgresql.Driver, url: "%s", user: %s}
        server:
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 8080}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
          requestLog: {appenders: []}
        logging: {level: WARN}
        """
            .formatted(database.url(), database.user()));
  }

  /** Milliseconds until the emulated PBX has got the demonstration's first call. */
  private double firstCall(Scene scene) throws IOException {
    Path log = scene.folder().resolve("demo.log");
    Map<String, String> settings = Map.of("DIALER_JAVA_OPTS", "-Djava.io.tmpdir=" + scene.folder());
    try (Program demo =
        Program.start(List.of(Installation.launcher().toString(), "demo"), settings, log)) {
      return demo.await(() -> hasCalls(log));
    }
  }

  private boolean hasCalls(Path log) throws IOException, InterruptedException {
    Optional<String> emulator =
        EMULATOR.matcher(Files.readString(log)).results().map(m -> m.group(1)).findFirst();
    if (emulator.isEmpty()) {
      return false;
    }
    HttpRequest calls = HttpRequest.newBuilder(URI.create(emulator.get() + "calls")).build();
    JsonNode placed = json.readTree(http.send(calls, BodyHandlers.ofString()).body());
    return !placed.path("calls").isEmpty();
  }
}
