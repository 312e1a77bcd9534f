package io.dialer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code docs/performance.md}: words from a template, figures from what was measured last. In
 * the template <code>{{name}}</code> stands for all that a benchmark measured.
 */
final class Report {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final int BAR = 24;

  private final Path results;

  Report(Path results) {
    this.results = results;
  }

  void write(Path document) throws IOException {
    Files.writeString(document, filled(template()));
  }

  String filled(String template) {
    return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(section(place)));
  }

  private static String template() throws IOException {
    try (InputStream template = Report.class.getResourceAsStream("/performance.md")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String section(MatchResult place) {
    try {
      Optional<Outcome> outcome = Outcome.read(results, place.group(1));
      return outcome.map(Report::section).orElse("*Not measured yet.*");
    } catch (IOException e) {
      throw new IllegalStateException("the figures of " + place.group(1) + " cannot be read", e);
    }
  }

  private static String section(Outcome outcome) {
    StringBuilder text = new StringBuilder();
    text.append("| | median | least – most | rounds | |\n|---|---:|---:|---:|---|\n");
    for (Outcome.Measured one : outcome.measured()) {
      text.append(
          "| %s | %s %s | %s – %s | %d | `%s` |%n"
              .formatted(
                  one.contender(),
                  Numbers.shortly(one.median()),
                  one.unit(),
                  Numbers.shortly(one.least()),
                  Numbers.shortly(one.most()),
                  one.values().size(),
                  bar(outcome, one)));
    }
    if (!outcome.held().isEmpty()) {
      text.append("\n| what | measured | asked for | |\n|---|---:|---:|---|\n");
      for (Outcome.Held held : outcome.held()) {
        String target = held.target() == null ? "" : held.target();
        String met = held.target() == null ? "" : held.met() ? "met" : "**missed**";
        text.append(
            "| %s | %s | %s | %s |%n"
                .formatted(held.what(), Numbers.shortly(held.value()), target, met));
      }
    }
    outcome.facts().forEach((what, value) -> text.append("\n%s: %s.%n".formatted(what, value)));
    return text.append("\nMeasured %s, %s.".formatted(outcome.ran(), machine(outcome))).toString();
  }

  private static String machine(Outcome outcome) {
    return String.join(
        ", ",
        outcome.machine().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  /** As long as the value is big among those of its unit. */
  private static String bar(Outcome outcome, Outcome.Measured one) {
    double most =
        outcome.measured().stream()
            .filter(other -> other.unit().equals(one.unit()))
            .map(Outcome.Measured::median)
            .max(Comparator.naturalOrder())
            .orElse(one.median());
    int length = (int) Math.max(1, Math.round(BAR * one.median() / most));
    return "█".repeat(length);
  }
}
