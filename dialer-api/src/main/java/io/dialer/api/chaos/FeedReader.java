package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one feed, again and again: as an old client from the last {@code changeTime} it saw, or
 * with the cursor of the last page. It moves to another node when its own is down.
 */
final class FeedReader implements Reader {
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(200);
  private static final String BEGINNING = "0";

  private final Feed feed;
  private final boolean byCursor;
  private final Cluster cluster;
  private final Map<String, JsonNode> last = new HashMap<>();
  private final Set<JsonNode> seen = new HashSet<>();
  private final List<String> repeated = new ArrayList<>();
  private final List<String> backwards = new ArrayList<>();
  private final Thread thread;
  private String position = BEGINNING;
  private BigDecimal highest = BigDecimal.ZERO;

  /**
   * @param byCursor with {@code ?after=}; else by {@code changeTime} alone
   */
  FeedReader(Feed feed, boolean byCursor, Cluster cluster) {
    this.feed = feed;
    this.byCursor = byCursor;
    this.cluster = cluster;
    this.thread = new Thread(this::read, title());
  }

  private String title() {
    return feed.resource() + (byCursor ? " by cursor" : " by changeTime");
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        take(cluster.get(path()));
        Pause.of(BETWEEN_PAGES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String path() {
    return byCursor && !position.equals(BEGINNING)
        ? feed.resource() + "/0?after=" + position
        : feed.resource() + "/" + position;
  }

  private synchronized void take(JsonNode page) {
    for (JsonNode row : page.path("results")) {
      BigDecimal changeTime = new BigDecimal(row.path("changeTime").asText());
      JsonNode before = last.put(row.path("id").asText(), row);
      // An old client asks for the last moment again; only what is new to it must not go back.
      if (changeTime.compareTo(highest) < 0 && !row.equals(before)) {
        backwards.add("%s after %s".formatted(row, highest));
      }
      if (!seen.add(row) && byCursor && !Feed.mayComeBack(row)) {
        repeated.add(row.toString());
      }
      highest = highest.max(changeTime);
    }
    String cursor = page.path("cursor").asText("");
    position = byCursor && !cursor.isEmpty() ? cursor : highest.toPlainString();
  }

  @Override
  public synchronized boolean knows(Map<String, String> rows) {
    return feed.missed(rows, last).isEmpty();
  }

  @Override
  public synchronized List<Finding> verdict(Map<String, String> rows) {
    List<Finding> findings = new ArrayList<>();
    String figure = "%d changes".formatted(seen.size());
    findings.add(Finding.none(title() + ": no change was missed", figure, feed.missed(rows, last)));
    findings.add(Finding.none(title() + ": changeTime never went down", backwards));
    if (byCursor) {
      findings.add(Finding.none(title() + ": no change came twice", repeated));
    }
    return findings;
  }
}
