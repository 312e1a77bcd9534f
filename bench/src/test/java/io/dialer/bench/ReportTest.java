package io.dialer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path results;

  /** Measures nothing: what was measured is written by the tests. */
  private static final class Anything implements Benchmark {

    @Override
    public String name() {
      return "anything";
    }

    @Override
    public String title() {
      return "how fast anything is";
    }

    @Override
    public void run(Scene scene, Figures figures) {}
  }

  private String filled(Figures figures, String template) throws IOException {
    Outcome.of(new Anything(), figures, Instant.parse("2026-11-20T10:00:00.5Z")).write(results);
    return new Report(results).filled(template);
  }

  private static Figures measured() {
    Figures figures = new Figures();
    figures.add("ours", "calls/s", 2_000);
    figures.add("ours", "calls/s", 2_400);
    figures.add("ours", "calls/s", 2_200);
    figures.add("theirs", "calls/s", 1_000);
    figures.add("theirs", "calls/s", 1_100);
    figures.add("theirs", "calls/s", 1_100);
    figures.ratio("ours", "theirs", Target.atLeast(5));
    figures.fact("Calls", 600);
    return figures;
  }

  @Test
  void aPlaceIsFilledWithTheLastFigures() throws Exception {
    assertThat(filled(measured(), "before\n\n{{anything}}\n\nafter\n"))
        .startsWith("before\n\n| | median |")
        .contains("| ours | 2,200 calls/s | 2,000 – 2,400 | 3 | `" + "█".repeat(24) + "` |")
        .contains("| theirs | 1,100 calls/s | 1,000 – 1,100 | 3 | `" + "█".repeat(12) + "` |")
        .contains("| ours ÷ theirs | 2 | ≥ 5 | **missed** |")
        .contains("Calls: 600.")
        .contains("Measured 2026-11-20T10:00:00Z, ")
        .endsWith("\n\nafter\n");
  }

  @Test
  void barsAreComparedWithinAUnitOnly() throws Exception {
    Figures figures = new Figures();
    figures.add("rate", "calls/s", 1_000);
    figures.add("delay", "ms", 4);
    assertThat(filled(figures, "{{anything}}"))
        .contains("| rate | 1,000 calls/s | 1,000 – 1,000 | 1 | `" + "█".repeat(24) + "` |")
        .contains("| delay | 4 ms | 4 – 4 | 1 | `" + "█".repeat(24) + "` |");
  }

  @Test
  void aFigureOfWhichNothingWasAskedIsNeitherMetNorMissed() throws Exception {
    Figures figures = new Figures();
    figures.verdict("calls", 12, null);
    assertThat(filled(figures, "{{anything}}"))
        .contains("| calls | 12 |  |  |")
        .doesNotContain("met", "missed");
  }

  @Test
  void whatWasNotMeasuredIsSaidSo() throws Exception {
    assertThat(new Report(results).filled("{{nothing}}, and text\n"))
        .isEqualTo("*Not measured yet.*, and text\n");
  }

  @Test
  void whatIsMeasuredAgainReplacesWhatWas() throws Exception {
    filled(measured(), "");
    Figures later = new Figures();
    later.add("ours", "calls/s", 7);
    assertThat(filled(later, "{{anything}}"))
        .contains("| ours | 7 calls/s |")
        .doesNotContain("2,200");
  }

  @Test
  void theDocumentHasAPlaceForEveryBenchmark() throws Exception {
    Path document = results.resolve("performance.md");
    new Report(results).write(document);
    assertThat(Files.readString(document))
        .startsWith("# Performance")
        .contains("Not measured yet")
        .doesNotContain("{{");
  }
}
