package io.dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Follows a task the way a CRM does, by its feed, and draws a bar of it. */
final class DemoProgress {
  private static final int WIDTH = 30;
  private static final Duration EVERY = Duration.ofMillis(250);

  private final JsonHttp dialer;
  private final PrintStream out;
  private final boolean terminal;
  private final int numbers;
  private final Map<String, JsonNode> rows = new HashMap<>();
  private String cursor = "";
  private int drawn = -1;

  /**
   * Progress of one task.
   *
   * @param terminal whether a line can be drawn over
   */
  DemoProgress(JsonHttp dialer, PrintStream out, boolean terminal, int numbers) {
    this.dialer = dialer;
    this.out = out;
    this.terminal = terminal;
    this.numbers = numbers;
  }

  /**
   * Follows until the task is closed.
   *
   * @return whether it was closed before {@code patience} ran out
   */
  boolean follow(String taskId, Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    boolean closed = false;
    while (!closed && System.nanoTime() < end) {
      LockSupport.parkNanos(EVERY.toNanos());
      read();
      draw();
      closed = done() == numbers && isClosed(taskId);
    }
    if (terminal) {
      out.println();
    }
    return closed;
  }

  private void read() throws IOException, InterruptedException {
    String path = "module-dialer/v1/results/0" + (cursor.isEmpty() ? "" : "?after=" + cursor);
    JsonNode data = dialer.get(path).path("data");
    data.path("results").forEach(row -> rows.put(row.path("id").asText(), row));
    cursor = data.path("cursor").asText();
  }

  private boolean isClosed(String taskId) throws IOException, InterruptedException {
    for (JsonNode task : dialer.get("module-dialer/v1/task?state=1").path("data").path("results")) {
      if (task.path("id").asText().equals(taskId)) {
        return true;
      }
    }
    return false;
  }

  private int done() {
    return (int) rows.values().stream().filter(DemoProgress::isDone).count();
  }

  private static boolean isDone(JsonNode row) {
    return !row.path("result").isNull();
  }

  private void draw() {
    int done = done();
    long live =
        rows.values().stream()
            .filter(row -> !isDone(row) && !row.path("state").asText().equals("CreateTask"))
            .count();
    Map<String, Integer> byResult = new TreeMap<>();
    rows.values().stream()
        .filter(DemoProgress::isDone)
        .forEach(row -> byResult.merge(row.path("result").asText(), 1, Integer::sum));
    int filled = numbers == 0 ? WIDTH : WIDTH * done / numbers;
    String line =
        "[%s%s] %d/%d  live %d  %s"
            .formatted(
                "█".repeat(filled), "░".repeat(WIDTH - filled), done, numbers, live, byResult);
    if (terminal) {
      out.print("\r\u001b[2K" + line);
      out.flush();
    } else if (done * 10 / numbers != drawn) {
      drawn = done * 10 / numbers;
      out.println(line);
    }
  }
}
