package io.dialer.bench;

import ch.qos.logback.classic.Level;
import io.dialer.bench.calls.Polls;
import io.dialer.bench.calls.Reaction;
import io.dialer.bench.calls.Webhooks;
import io.dialer.bench.claim.ClaimBenchmark;
import io.dialer.bench.lives.LivesBenchmark;
import io.dropwizard.logging.common.BootstrapLogging;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line of the benchmarks. */
public final class Main {

  /** All benchmarks, in the order of the document. */
  private static final List<Benchmark> ALL =
      List.of(
          new LivesBenchmark(),
          new Polls(),
          new Webhooks(),
          new Reaction(),
          new ImportBenchmark(),
          new PageBenchmark(),
          new ClaimBenchmark(),
          new BudgetBenchmark(),
          new NodesBenchmark(),
          new StartBenchmark());

  private static final String HELP =
      """
      dialer bench: how fast the dialer is, beside what you would pick instead

        dialer bench                  all of it; takes an hour and three quarters, best on a machine that does nothing else
        dialer bench NAME...          some of it
        dialer bench report           makes docs/performance.md from what was measured last

      Results are kept in bench/results. Names:
      """;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    BootstrapLogging.bootstrap(Level.WARN);
    System.exit(run(Path.of(System.getenv().getOrDefault("DIALER_HOME", ".")), List.of(arguments)));
  }

  private static int run(Path home, List<String> names) throws Exception {
    Path results = home.resolve("bench/results");
    if (names.equals(List.of("report"))) {
      Path document = home.resolve("docs/performance.md");
      new Report(results).write(document);
      System.out.println("Written: " + document);
      return 0;
    }
    List<Benchmark> wanted = new ArrayList<>();
    for (String name : names) {
      Optional<Benchmark> found = ALL.stream().filter(b -> b.name().equals(name)).findFirst();
      if (found.isEmpty()) {
        System.err.print(HELP);
        ALL.forEach(b -> System.err.printf("  %-10s %s%n", b.name(), b.title()));
        return 2;
      }
      wanted.add(found.get());
    }
    for (Benchmark benchmark : names.isEmpty() ? ALL : wanted) {
      measure(benchmark, results);
    }
    return 0;
  }

  private static void measure(Benchmark benchmark, Path results) throws Exception {
    System.out.printf("%n%s: %s%n", benchmark.name(), benchmark.title());
    Instant ran = Instant.now();
    Figures figures = new Figures();
    try (Scene scene = Scene.open()) {
      benchmark.run(scene, figures);
    }
    for (Series series : figures.series()) {
      System.out.printf(
          "  %-44s median %10s %s (%s – %s)%n",
          series.contender(),
          Numbers.shortly(series.median()),
          series.unit(),
          Numbers.shortly(series.least()),
          Numbers.shortly(series.most()));
    }
    for (Figures.Verdict verdict : figures.verdicts()) {
      System.out.printf(
          "  %-60s %8s %s%n",
          verdict.what(),
          Numbers.shortly(verdict.value()),
          verdict.target() == null
              ? ""
              : "(asked for " + verdict.target() + (verdict.isMet() ? ", met)" : ", MISSED)"));
    }
    Outcome.of(benchmark, figures, ran).write(results);
  }
}
