package io.dialer.api.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What a run prints. */
final class Report {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;

  /**
   * @param terminal whether a line can be drawn over
   */
  Report(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Errors of these loggers are told, and nothing else. */
  static void silence(String... loggers) {
    for (String name : loggers) {
      if (LoggerFactory.getLogger(name) instanceof Logger logback) {
        logback.setLevel(Level.ERROR);
      }
    }
  }

  void say(String line) {
    out.println(line);
  }

  /**
   * How far the run is.
   *
   * @param share of the load's time that has passed, 0 to 1
   */
  void progress(double share, Tally tally, int faults) {
    int filled = (int) (WIDTH * Math.min(1, share));
    String line =
        "[%s%s] %d of %d numbers done, %d live, %d tasks open, %d faults"
            .formatted(
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                tally.done(),
                tally.numbers(),
                tally.liveCalls(),
                tally.openTasks(),
                faults);
    if (terminal) {
      out.print("\r\u001b[2K" + line);
    } else {
      out.println(line);
    }
    out.flush();
  }

  void counts(String title, Map<String, ?> counts) {
    out.println();
    out.println(title);
    counts.forEach((what, count) -> out.printf("  %-46s %8s%n", what, count));
  }

  void findings(List<Finding> findings) {
    out.println();
    out.println("Promises");
    for (Finding finding : findings) {
      out.printf(
          "  %-62s %14s  %s%n",
          finding.promise(), finding.figure(), finding.held() ? "pass" : "FAIL");
      if (!finding.held()) {
        out.println("      " + finding.broken());
      }
    }
  }
}
