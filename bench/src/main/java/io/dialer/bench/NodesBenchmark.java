package io.dialer.bench;

import io.dialer.bench.PollingCluster.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whole poll calls through one, two and four processes of the service, on one PostgreSQL with an
 * emulated PBX. One after the other, since processes that wait for their turn look for work, too;
 * and then once more the other way round, in case the machine has become slower or faster.
 */
final class NodesBenchmark implements Benchmark {
  private static final List<Integer> NODES = List.of(1, 2, 4);
  private static final int PASSES = 2;
  private static final int ROUNDS = 2;
  private static final int TASKS = 4;

  /** Each task may have so many live calls; all together more than the machine can keep up with. */
  private static final int CHANNELS = 50;

  private static final int NUMBERS = 2_000;

  /** Every process compiles for itself, so that each is given as much before it counts. */
  private static final int WARM_UP_PER_NODE = 1_500;

  /**
   * Without limits: they would hold everybody back, and raised ones would be measured instead of
   * the calls, since every request's arrival is kept for as many places as a window has.
   */
  private static final Pace PACE = new Pace(10, false);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double NO_LOSS = 0.95;

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public String title() {
    return "whole poll calls per second with one, two and four nodes on one PostgreSQL";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    List<Integer> order = new ArrayList<>(NODES);
    List<String> held = List.of();
    for (int pass = 0; pass < PASSES; pass++) {
      for (int nodes : order) {
        held = measure(scene, pass, nodes, figures);
      }
      Collections.reverse(order);
    }
    compare(held, figures);
  }

  /** Some rounds with so many nodes; returns what was found to hold. */
  private static List<String> measure(Scene scene, int pass, int nodes, Figures figures)
      throws Exception {
    String folder = "nodes-%d-%d".formatted(pass, nodes);
    try (PollingCluster cluster = PollingCluster.start(scene, folder, nodes, 1, PACE)) {
      callsPerSecond(cluster, WARM_UP_PER_NODE * nodes);
      List<String> held = List.of();
      for (int round = 0; round < ROUNDS; round++) {
        figures.add(name(nodes), "calls/s", callsPerSecond(cluster, NUMBERS));
        held = cluster.checkAll();
      }
      return held;
    }
  }

  /** From the first task's list to the last result in the feed. */
  private static double callsPerSecond(PollingCluster cluster, int numbers) throws Exception {
    long start = System.nanoTime();
    for (int task = 0; task < TASKS; task++) {
      cluster.task(numbers / TASKS, CHANNELS);
    }
    cluster.awaitDone(PATIENCE);
    return numbers / ((System.nanoTime() - start) / 1e9);
  }

  private static String name(int nodes) {
    return nodes == 1 ? "1 node" : nodes + " nodes";
  }

  private static void compare(List<String> held, Figures figures) {
    String alone = name(NODES.get(0));
    for (int nodes : NODES.subList(1, NODES.size())) {
      figures.ratio(name(nodes), alone, Target.atLeast(NO_LOSS));
    }
    figures.fact(
        "A round",
        "%,d numbers in %d tasks of %d channels, a poll of one question, everybody answers; no limits on requests"
            .formatted(NUMBERS, TASKS, CHANNELS));
    figures.fact(
        "A node",
        "a process with 256 MB of heap, in which Java compiles with its first compiler only: the"
            + " second would keep four processes busy for many minutes. Nodes, PBX and PostgreSQL"
            + " share the cores");
    figures.fact("Held after every round, by the PBX's own log", String.join("; ", held));
  }
}
