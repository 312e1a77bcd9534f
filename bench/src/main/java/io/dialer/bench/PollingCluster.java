package io.dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.chaos.Cluster;
import io.dialer.api.chaos.Finding;
import io.dialer.api.chaos.LoadedTask;
import io.dialer.api.chaos.NodeSettings;
import io.dialer.api.chaos.Nodes;
import io.dialer.api.chaos.Pause;
import io.dialer.api.chaos.Pbx;
import io.dialer.api.chaos.Pbx.Placed;
import io.dialer.api.chaos.Tally;
import io.dialer.api.chaos.Verdict;
import io.dialer.emulator.EmulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Processes of the service that poll customers, with a database and an emulated PBX of their own.
 * The PBX's log is the truth about who was called.
 */
final class PollingCluster implements AutoCloseable {

  /** As the launcher starts the service, but warm soon, however many there are. */
  private static final List<String> JAVA_OPTIONS =
      List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1");

  private static final String POLL = "survey";
  private static final long FIRST_PHONE = 79_520_000_000L;

  /** Patient: a menu that hangs up because the machine is busy would spoil what is measured. */
  private static final String CUSTOMERS =
      """
      customers:
        outcomes: {answer: 1}
        ringMs: [500, 1500]
        keys: {default: {"1": 1}}
        keyDelayMs: [500, 1500]
        hangUpDuringPrompt: 0
      account:
        schemes: [{name: "По умолчанию", to: "300"}, {name: "IVR", waitMs: 3600000}]
      """;

  private final Pbx pbx;
  private final Nodes nodes;
  private final Cluster client;
  private final Jdbi database;
  private final Map<String, LoadedTask> byPhone = new HashMap<>();
  private final Thread whenInterrupted = new Thread(this::endNodes);

  private PollingCluster(Pbx pbx, Nodes nodes, Jdbi database) {
    this.pbx = pbx;
    this.nodes = nodes;
    this.client = new Cluster(nodes.addresses());
    this.database = database;
    // Whoever interrupts the run means its processes, too.
    Runtime.getRuntime().addShutdownHook(whenInterrupted);
  }

  /**
   * How fast the PBX is.
   *
   * @param speed emulated seconds per second
   * @param limited whether the PBX refuses what is over the vendor's limits, and the nodes keep
   *     them
   */
  record Pace(int speed, boolean limited) {
    static final Pace REAL = new Pace(1, true);

    private EmulatorOptions pbx() {
      return EmulatorOptions.defaults().withSpeed(speed).withLimits(limited);
    }

    /** The deadlines of calls stay as they are in earnest: a busy machine is no silent customer. */
    private Map<String, String> nodes(NodeSettings place) {
      Map<String, String> settings = place.at(speed, limited ? 1 : 0);
      settings.keySet().removeIf(name -> name.endsWith("_TIMEOUT_MILLIS"));
      settings.put("DIALER_REHEARSAL_TIMES_FASTER", "1");
      settings.put("DIALER_SILENCE", "5s");
      settings.put("DIALER_FIRST_KEY_WITHIN", "120s");
      return settings;
    }
  }

  /**
   * Starts so many nodes with a poll of so many questions, and waits until they could dial.
   *
   * @param name of its folder
   */
  static PollingCluster start(Scene scene, String name, int nodes, int questions, Pace pace)
      throws Exception {
    Path folder = Files.createDirectories(scene.folder().resolve(name));
    Scene.Database database = scene.database();
    Pbx pbx = Pbx.start(folder, CUSTOMERS, pace.pbx());
    NodeSettings place = new NodeSettings(database.url(), database.user(), pbx.apiUrl(), folder);
    Nodes processes = Nodes.of(nodes, folder, configuration(), pace.nodes(place), JAVA_OPTIONS);
    PollingCluster cluster =
        new PollingCluster(pbx, processes, Jdbi.create(database.url(), database.user(), ""));
    try {
      cluster.begin(questions);
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private static Path configuration() {
    return Path.of(System.getenv().getOrDefault("DIALER_HOME", "."), "config.yml");
  }

  private void begin(int questions) throws Exception {
    nodes.start();
    pbx.webhooks(nodes.webhooks());
    client.post("polling", poll(questions));
    for (JsonNode prompt : client.get("prompts").path("results")) {
      pbx.addSound(prompt.path("name").asText());
    }
    client.post("prompts/sync", "{}");
  }

  private static String poll(int questions) {
    return IntStream.rangeClosed(1, questions)
        .mapToObj(
            i ->
                """
                {"questionId": "q%d", "questionText": "Question %d?", "press": [
                  {"key": "1", "action": "answer", "value": "yes", "nextQuestion": "%s"}]}"""
                    .formatted(i, i, i == questions ? "" : "q" + (i + 1)))
        .collect(
            Collectors.joining(",", "{\"crmId\": \"%s\", \"questions\": [".formatted(POLL), "]}"));
  }

  /** Gives it a task with so many new numbers, which it begins to dial at once. */
  LoadedTask task(int numbers, int channels) throws InterruptedException {
    LoadedTask task = new LoadedTask("t" + byPhone.size(), "polling", POLL, channels);
    for (int i = 0; i < numbers; i++) {
      String phone = Long.toString(FIRST_PHONE + byPhone.size());
      byPhone.put(phone, task);
      task.phones().add(phone);
    }
    task.isKnownAs(client.post("task", task.body()).path("id").asText());
    return task;
  }

  /** It starts no more calls for the task; those that are live go on. */
  void pause(LoadedTask task) throws InterruptedException {
    client.put("task/" + task.id(), "{\"state\": 2}");
  }

  /** Waits until every task is closed, and every change of it is where clients read it. */
  void awaitDone(Duration atMost) {
    await("its tasks are done", atMost, () -> count(Count.OPEN_TASKS) == 0 && isQuiet());
  }

  private boolean isQuiet() {
    return database.withHandle(Tally::of).isQuiet();
  }

  /** Waits until no call is live. */
  void awaitSilence(Duration atMost) {
    await("its calls have ended", atMost, () -> count(Count.LIVE_CALLS) == 0);
  }

  /** Waits until so many calls have ended. */
  void awaitEnded(int calls, Duration atMost) {
    await("its first calls have ended", atMost, () -> count(Count.ENDED_CALLS) >= calls);
  }

  private static void await(
      String what, Duration atMost, java.util.concurrent.Callable<Boolean> condition) {
    if (!Pause.until(atMost, condition)) {
      throw new IllegalStateException("waited in vain for " + atMost + ": " + what);
    }
  }

  /** What is counted in the database, cheaply. */
  private enum Count {
    OPEN_TASKS("SELECT count(*) FROM tasks WHERE state <> 1"),
    LIVE_CALLS("SELECT count(*) FROM calls WHERE ended_at IS NULL"),
    ENDED_CALLS("SELECT count(*) FROM calls WHERE ended_at IS NOT NULL");

    private final String sql;

    Count(String sql) {
      this.sql = sql;
    }
  }

  private int count(Count what) {
    return database.withHandle(handle -> handle.createQuery(what.sql).mapTo(Integer.class).one());
  }

  /** How many requests came to the PBX since it was started. */
  long requests() throws IOException, InterruptedException {
    long all = 0;
    for (JsonNode ofPath : pbx.status().path("requests")) {
      all += ofPath.asLong();
    }
    return all;
  }

  /** How many requests the PBX refused as too many since its start. */
  long refused() throws IOException, InterruptedException {
    return pbx.status().path("refusedByLimit").asLong();
  }

  /** How many requests the PBX called malformed since its start. */
  long malformed() throws IOException, InterruptedException {
    return pbx.status().path("refusedAsInvalid").asLong();
  }

  /**
   * Compares the database with the PBX's log, after everything was done.
   *
   * @return what was promised, and held
   * @throws IllegalStateException when it did not, or somebody was not polled
   */
  List<String> checkAll() throws IOException, InterruptedException {
    List<Placed> calls = pbx.calls();
    Verdict verdict = new Verdict(calls, pbx.status(), byPhone);
    List<Finding> findings = database.withHandle(verdict::findings);
    List<Finding> broken = findings.stream().filter(finding -> !finding.held()).toList();
    if (!broken.isEmpty()) {
      throw new IllegalStateException("promises were broken: " + broken);
    }
    checkPolled(calls, byPhone.size());
    return findings.stream().map(Finding::promise).toList();
  }

  /**
   * Compares the database with the PBX's log, after the calls that were made have ended.
   *
   * @return how many there were
   * @throws IllegalStateException when somebody was called twice, or not polled
   */
  int checkMade() throws IOException, InterruptedException {
    List<Placed> calls = pbx.calls();
    // Attempts that were given back when the task was paused called nobody.
    checkPolled(calls, calls.size());
    return calls.size();
  }

  private void checkPolled(List<Placed> calls, int expected) {
    long people = calls.stream().map(Placed::number).distinct().count();
    Map<String, Long> results = new HashMap<>(database.withHandle(Tally::results));
    // Numbers that were not called yet.
    results.remove("");
    if (calls.size() != expected
        || people != expected
        || !results.equals(Map.of("SUCCESS_POLLING", (long) expected))) {
      throw new IllegalStateException(
          "%d calls to %d people, %d expected: %s"
              .formatted(calls.size(), people, expected, results));
    }
  }

  private void endNodes() {
    try {
      nodes.close();
    } catch (IOException e) {
      System.err.println("a balancer did not close: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(whenInterrupted);
    endNodes();
    pbx.close();
  }
}
