package io.dialer.bench;

import io.dialer.api.chaos.LoadedTask;
import io.dialer.api.chaos.Pause;
import io.dialer.bench.PollingCluster.Pace;
import java.io.IOException;
import java.time.Duration;

/**
 * How much of what the vendor permits is used, in real time, over real HTTP, and against a PBX that
 * refuses whatever is above. The clusters work one after the other, each with a PBX of its own: a
 * request that waits for the processor is a request that was not sent in its window.
 */
final class BudgetBenchmark implements Benchmark {

  /** The vendor's limit on all requests of a product, section 1.4.1 of its document. */
  private static final int PERMITTED = 10;

  private static final int NUMBERS = 1_000;
  private static final int CHANNELS = 200;

  /** Calls after which it is known how many requests a call of this poll takes. */
  private static final int LEARNT = 40;

  private static final int WINDOWS = 4;
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double LEAST_SHARE = 97;

  @Override
  public String name() {
    return "budget";
  }

  @Override
  public String title() {
    return "share of the permitted requests that polls use, with the vendor's limits on";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    Checked checked =
        measure(scene, "one node, one question", 1, 1, figures)
            .and(measure(scene, "one node, five questions", 1, 5, figures))
            .and(measure(scene, "two nodes, one question", 2, 1, figures));
    figures.verdict(
        "requests that the PBX refused for a limit", checked.refused(), Target.atMost(0));
    figures.verdict(
        "requests that the PBX called malformed", checked.malformed(), Target.atMost(0));
    figures.fact("Calls checked against the PBX's log", checked.calls());
    figures.fact("Permitted", PERMITTED + " requests/s in all, 4 callbacks/s");
    figures.fact(
        "Watched",
        "one after the other, %d windows of %d s each, after the first %d calls; a poll for %d channels"
            .formatted(WINDOWS, WINDOW.toSeconds(), LEARNT, CHANNELS));
  }

  /** Calls that the PBX's log agrees on, and requests that it did not carry out. */
  private record Checked(int calls, double refused, double malformed) {
    Checked and(Checked other) {
      return new Checked(calls + other.calls, refused + other.refused, malformed + other.malformed);
    }
  }

  private static Checked measure(
      Scene scene, String name, int nodes, int questions, Figures figures) throws Exception {
    try (Used used = Used.start(scene, name, nodes, questions)) {
      used.cluster.awaitEnded(LEARNT, PATIENCE);
      used.begin();
      for (int window = 0; window < WINDOWS; window++) {
        Pause.of(WINDOW);
        figures.add(name, "%", used.share());
      }
      figures.verdict(name + ": used, %", used.wholeShare(), Target.atLeast(LEAST_SHARE));
      return new Checked(used.finish(), used.cluster.refused(), used.cluster.malformed());
    }
  }

  /** One cluster, and how much of its permission it used. */
  private static final class Used implements AutoCloseable {
    private final PollingCluster cluster;
    private final LoadedTask task;
    private Reading first;
    private Reading last;

    private Used(PollingCluster cluster, LoadedTask task) {
      this.cluster = cluster;
      this.task = task;
      this.first = new Reading(0, 0);
      this.last = first;
    }

    static Used start(Scene scene, String name, int nodes, int questions) throws Exception {
      PollingCluster cluster =
          PollingCluster.start(scene, name.replaceAll("\\W+", "-"), nodes, questions, Pace.REAL);
      return new Used(cluster, cluster.task(NUMBERS, CHANNELS));
    }

    void begin() throws IOException, InterruptedException {
      first = read();
      last = first;
    }

    /** The share since this was asked last, in percent. */
    double share() throws IOException, InterruptedException {
      Reading before = last;
      last = read();
      return before.shareUntil(last);
    }

    double wholeShare() {
      return first.shareUntil(last);
    }

    private Reading read() throws IOException, InterruptedException {
      return new Reading(cluster.requests(), System.nanoTime());
    }

    /** Ends it in order; returns how many calls it made, all of which are accounted for. */
    int finish() throws IOException, InterruptedException {
      cluster.pause(task);
      cluster.awaitSilence(PATIENCE);
      return cluster.checkMade();
    }

    @Override
    public void close() {
      cluster.close();
    }
  }

  /** The PBX's count of requests at a moment. */
  private record Reading(long requests, long nanos) {

    double shareUntil(Reading later) {
      double seconds = (later.nanos - nanos) / 1e9;
      return 100 * (later.requests - requests) / (PERMITTED * seconds);
    }
  }
}
