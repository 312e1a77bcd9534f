package io.dialer.api.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

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
    // What they warn of is done on purpose here.
    Report.silence("org.eclipse.jetty", "io.dialer.emulator");
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
    Map<String, String> settings =
        new NodeSettings(postgres.url(), postgres.user(), pbx.apiUrl(), folder)
            .at(options.speed(), Pbx.LIMITS_RAISED);
    postgres.migrate();
    Deck deck = new Deck(options.seed(), options.nodes(), options.speed());
    try (Nodes nodes =
        Nodes.of(options.nodes(), folder, configuration, settings, Nodes.SHORT_LIVED)) {
      // Whoever interrupts the run means its processes, too.
      Thread interrupted = new Thread(() -> end(nodes, postgres));
      Runtime.getRuntime().addShutdownHook(interrupted);
      nodes.start(deck);
      pbx.webhooks(nodes.webhooks());
      AudioDisk audio = new AudioDisk(folder.resolve("audio"), nodes.addresses());
      boolean held = new Run(options, new Scene(postgres, pbx, nodes, audio), deck, report).held();
      Runtime.getRuntime().removeShutdownHook(interrupted);
      return held;
    }
  }

  private static void end(Nodes nodes, Postgres postgres) {
    nodes.end();
    postgres.close();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A folder of the system's temporary files may stay.
    }
  }
}
