package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.Main;
import io.dialer.api.chaos.Pbx.Placed;
import io.dialer.core.call.CallTimes;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** {@code dialer chaos}: a load, faults, readers, and what is to be said of it at the end. */
public final class Chaos {
  private final ChaosOptions options;
  private final Path configuration;
  private final Report report;

  private Chaos(ChaosOptions options, Path configuration, Report report) {
    this.options = options;
    this.configuration = configuration;
    this.report = report;
  }

  /**
   * Runs from a command line.
   *
   * @return 0 when every promise held, 1 when not, 2 for a wrong command line
   */
  public static int run(Map<String, String> environment, String... args) throws Exception {
    ChaosOptions options;
    try {
      options = ChaosOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("dialer chaos: " + e.getMessage());
      return 2;
    }
    Path configuration = Path.of(environment.getOrDefault("DIALER_HOME", "."), "config.yml");
    return run(options, configuration, System.out, environment.containsKey("DIALER_TERMINAL"))
        ? 0
        : 1;
  }

  /**
   * Runs.
   *
   * @param configuration the nodes' file
   * @param terminal whether {@code out} is one
   * @return whether every promise held
   */
  public static boolean run(
      ChaosOptions options, Path configuration, PrintStream out, boolean terminal)
      throws Exception {
    return new Chaos(options, configuration, new Report(out, terminal)).run();
  }

  private boolean run() throws Exception {
    Path folder = Files.createTempDirectory("dialer-chaos-");
    report.say(
        "Chaos for %d s with %d nodes, speed %d; to repeat it: --seed %d"
            .formatted(
                options.load().toSeconds(), options.nodes(), options.speed(), options.seed()));
    boolean held = false;
    try (Postgres postgres = Postgres.start(folder);
        Pbx pbx = Pbx.start(folder, options)) {
      held = run(folder, postgres, pbx);
    } finally {
      if (held) {
        delete(folder);
      } else {
        report.say("The logs of the nodes are in " + folder);
      }
    }
    return held;
  }

  private boolean run(Path folder, Postgres postgres, Pbx pbx) throws Exception {
    Map<String, String> settings = new NodeSettings(postgres, pbx, folder).at(options.speed());
    Main.run(settings, List.of("db", "migrate", configuration.toString()));
    Deck deck = new Deck(options.seed(), options.nodes(), options.speed());
    try (Nodes nodes = Nodes.of(options.nodes(), folder, configuration, settings)) {
      nodes.start(deck);
      pbx.webhooks(nodes.webhooks());
      AudioDisk audio = new AudioDisk(folder.resolve("audio"), nodes.addresses());
      Scene scene = new Scene(postgres, pbx, nodes.all(), audio);
      return run(scene, deck, nodes.addresses());
    }
  }

  private boolean run(Scene scene, Deck deck, List<URI> addresses) throws Exception {
    Load load = new Load(new Cluster(addresses), new SplittableRandom(options.seed()));
    load.prepare(scene.pbx());
    Readers readers = Readers.of(addresses);
    Mischief mischief = new Mischief(scene, deck);
    try (Observer observer = new Observer(scene.postgres(), mischief, report, options.load())) {
      observer.start();
      readers.start();
      mischief.start();
      load.run(options.load());
      mischief.stop();
      scene.pbx().endFaults();
      load.finish();
      observer.awaitQuiet(patience());
    } finally {
      mischief.stop();
    }
    return judge(scene, load, mischief, readers);
  }

  /** Twice the longest way of a call that nobody tells anything of, and some time to breathe. */
  private Duration patience() {
    CallTimes times = CallTimes.defaults().withRecords().faster(options.speed());
    return times
        .placingAtMost()
        .plus(times.unknownAtMost())
        .plus(times.lookUpAtMost())
        .multipliedBy(2)
        .plusSeconds(60);
  }

  private boolean judge(Scene scene, Load load, Mischief mischief, Readers readers)
      throws IOException, InterruptedException {
    Jdbi database = scene.postgres().jdbi();
    List<Finding> findings = new ArrayList<>();
    List<Placed> calls = scene.pbx().calls();
    JsonNode pbx = scene.pbx().status();
    Verdict verdict = new Verdict(calls, pbx, load.byPhone());
    findings.addAll(database.withHandle(verdict::findings));
    findings.addAll(readers.verdict(database));
    findings.addAll(scene.audio().verdict(database));
    findings.add(Finding.none("every fault went as it was meant to", mischief.troubles()));
    report.counts("Faults", mischief.counts());
    report.counts("Load", figures(load, calls, pbx, readers));
    report.counts("Results", database.withHandle(Tally::results));
    report.findings(findings);
    return findings.stream().allMatch(Finding::held);
  }

  private static Map<String, Object> figures(
      Load load, List<Placed> calls, JsonNode pbx, Readers readers) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tasks", load.tasks());
    figures.put("changes of tasks", load.edits());
    figures.put("numbers given", load.byPhone().size());
    figures.put("calls placed by the PBX", calls.size());
    figures.put("most live calls at a time", pbx.path("peakLiveCalls").asLong());
    figures.put("webhooks taken", pbx.path("webhooksSent").asLong());
    figures.put("webhooks that nobody took", pbx.path("webhooksFailed").asLong());
    figures.put(
        "requests and webhooks that failed on purpose", pbx.path("faultsInjected").asLong());
    figures.put("requests of readers that were repeated", readers.moves());
    return figures;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A folder of the system's temporary files may stay.
    }
  }
}
