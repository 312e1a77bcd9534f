package io.dialer.api.task;

import io.dialer.api.rest.Refusal;
import io.dialer.core.task.ImportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of a list that could not be read: all are counted, the first are kept. */
final class RejectedLines {
  private static final int KEPT = 1_000;
  private static final int SHOWN_OF_A_REFUSED_LIST = 20;

  private final boolean skipping;
  private final List<ImportReport.Line> first = new ArrayList<>();
  private long count;

  /**
   * No lines yet.
   *
   * @param skipping whether such lines are left out, rather than refusing the list
   */
  RejectedLines(boolean skipping) {
    this.skipping = skipping;
  }

  /**
   * One more.
   *
   * @throws Refusal when there are enough of them to refuse the list
   */
  void add(long line, String problem) {
    count++;
    if (first.size() < KEPT) {
      first.add(new ImportReport.Line(line, problem));
    }
    if (!skipping && count == SHOWN_OF_A_REFUSED_LIST) {
      throw refusal("these are the first %d lines that cannot be read".formatted(count));
    }
  }

  /**
   * All of them, at the list's end.
   *
   * @throws Refusal when they refuse the list
   */
  ImportReport.Rejected all() {
    if (!skipping && count > 0) {
      throw refusal("%d line(s) cannot be read".formatted(count));
    }
    return new ImportReport.Rejected(count, List.copyOf(first));
  }

  private Refusal refusal(String summary) {
    return new Refusal(
        400,
        Stream.concat(
                first.stream().map(bad -> "line %d: %s".formatted(bad.line(), bad.problem())),
                Stream.of(summary + "; nothing was imported (onError=skip leaves such lines out)"))
            .toList());
  }
}
