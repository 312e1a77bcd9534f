package io.dialer.api.chaos;

import io.dialer.core.webhook.DeliverChanges;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** All who follow the results. */
final class Readers {

  /** What a killed node was about to deliver is delivered when its claim has run out. */
  private static final Duration CATCH_UP_WITHIN = DeliverChanges.LEASE.plusSeconds(30);

  private record Following(Feed feed, Reader reader) {}

  private final List<Following> readers = new ArrayList<>();
  private final List<Cluster> clusters = new ArrayList<>();

  private Readers() {}

  /** Of each feed an old client, one with a cursor, and one that has it sent. */
  static Readers of(List<URI> addresses) {
    Readers all = new Readers();
    for (Feed feed : Feed.all()) {
      all.add(feed, cluster -> new FeedReader(feed, false, cluster), addresses);
      all.add(feed, cluster -> new FeedReader(feed, true, cluster), addresses);
      all.add(feed, cluster -> WebhookReader.of(feed, cluster), addresses);
    }
    return all;
  }

  private void add(Feed feed, Function<Cluster, Reader> reader, List<URI> addresses) {
    Cluster cluster = new Cluster(addresses);
    clusters.add(cluster);
    readers.add(new Following(feed, reader.apply(cluster)));
  }

  void start() {
    readers.forEach(following -> following.reader().start());
  }

  /** How often a reader had to ask again. */
  long moves() {
    return clusters.stream().mapToLong(Cluster::moves).sum();
  }

  /** Lets the readers catch up, stops them, and compares what they know with the database. */
  List<Finding> verdict(Jdbi database) {
    Map<Feed, Map<String, String>> rows = new HashMap<>();
    for (Feed feed : Feed.all()) {
      rows.put(feed, database.withHandle(feed::rows));
    }
    List<Finding> findings = new ArrayList<>();
    for (Following following : readers) {
      Reader reader = following.reader();
      Map<String, String> ofFeed = rows.getOrDefault(following.feed(), Map.of());
      // What is missing in the end is told by the verdict.
      var unused = Pause.until(CATCH_UP_WITHIN, () -> reader.knows(ofFeed));
      reader.stop();
      findings.addAll(reader.verdict(ofFeed));
    }
    return findings;
  }
}
