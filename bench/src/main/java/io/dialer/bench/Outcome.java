package io.dialer.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark measured, as it is kept: one JSON file each.
 *
 * @param ran when, UTC
 */
record Outcome(
    String name,
    String title,
    String ran,
    Map<String, String> machine,
    List<Measured> measured,
    List<Held> held,
    Map<String, String> facts) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** One contender's rounds. */
  record Measured(
      String contender,
      String unit,
      double median,
      double least,
      double most,
      List<Double> values) {

    static Measured of(Series series) {
      return new Measured(
          series.contender(),
          series.unit(),
          series.median(),
          series.least(),
          series.most(),
          series.values());
    }
  }

  /** A figure, and what it ought to be. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Held(String what, double value, @Nullable String target, boolean met) {

    static Held of(Figures.Verdict verdict) {
      Target target = verdict.target();
      return new Held(
          verdict.what(),
          verdict.value(),
          target == null ? null : target.toString(),
          verdict.isMet());
    }
  }

  static Outcome of(Benchmark benchmark, Figures figures, Instant ran) {
    return new Outcome(
        benchmark.name(),
        benchmark.title(),
        ran.truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.describe(),
        figures.series().stream().map(Measured::of).toList(),
        figures.verdicts().stream().map(Held::of).toList(),
        figures.facts());
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(folder, name), JSON.writeValueAsString(this) + "\n");
  }

  /** What was measured last; empty when never. */
  static Optional<Outcome> read(Path folder, String name) throws IOException {
    Path file = file(folder, name);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Outcome.class))
        : Optional.empty();
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".json");
  }
}
