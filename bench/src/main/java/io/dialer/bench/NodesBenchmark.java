package io.dialer.bench;

import io.dialer.bench.PollingCluster.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whole poll calls through one, two and four processes of the service, each number of nodes with a
 * database on the one PostgreSQL and an emulated PBX of its own. All live side by side, warm, and
 * take turns; those that have nothing to dial only look for work now and then.
 */
final class NodesBenchmark implements Benchmark {
  private static final List<Integer> NODES = List.of(1, 2, 4);
  private static final int ROUNDS = 4;
  private static final int TASKS = 4;

  /** Each task may have so many live calls; all together more than the machine can keep up with. */
  private static final int CHANNELS = 50;

  private static final int NUMBERS = 2_000;

  /** Every process compiles for itself, so that each is given as much before it counts. */
  private static final int WARM_UP_PER_NODE = 2_000;

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
    List<Contender> contenders = new ArrayList<>();
    try {
      for (int nodes : NODES) {
        contenders.add(Contender.start(scene, nodes));
      }
      List<Contender> order = new ArrayList<>(contenders);
      for (int round = 0; round < ROUNDS; round++) {
        for (Contender contender : order) {
          figures.add(contender.name, "calls/s", contender.callsPerSecond(NUMBERS));
        }
        Collections.reverse(order);
      }
      compare(contenders, figures);
    } finally {
      contenders.forEach(contender -> contender.cluster.close());
    }
  }

  private static void compare(List<Contender> contenders, Figures figures) {
    String alone = contenders.get(0).name;
    for (Contender contender : contenders.subList(1, contenders.size())) {
      figures.ratio(contender.name, alone, Target.atLeast(NO_LOSS));
    }
    figures.fact(
        "A round",
        "%,d numbers in %d tasks of %d channels, a poll of one question, everybody answers; no limits on requests"
            .formatted(NUMBERS, TASKS, CHANNELS));
    figures.fact(
        "A node", "a process with 256 MB of heap; nodes, PBX and PostgreSQL share the cores");
    figures.fact(
        "Held after every round, by the PBX's own log", String.join("; ", contenders.get(0).held));
  }

  /** So many nodes. */
  private static final class Contender {
    private final String name;
    private final PollingCluster cluster;
    private List<String> held = List.of();

    private Contender(String name, PollingCluster cluster) {
      this.name = name;
      this.cluster = cluster;
    }

    static Contender start(Scene scene, int nodes) throws Exception {
      String name = nodes == 1 ? "1 node" : nodes + " nodes";
      PollingCluster cluster = PollingCluster.start(scene, name.replace(' ', '-'), nodes, 1, PACE);
      Contender contender = new Contender(name, cluster);
      contender.callsPerSecond(WARM_UP_PER_NODE * nodes);
      return contender;
    }

    /** From the first task's list to the last result in the feed. */
    double callsPerSecond(int numbers) throws Exception {
      long start = System.nanoTime();
      for (int task = 0; task < TASKS; task++) {
        cluster.task(numbers / TASKS, CHANNELS);
      }
      cluster.awaitDone(PATIENCE);
      double seconds = (System.nanoTime() - start) / 1e9;
      held = cluster.checkAll();
      return numbers / seconds;
    }
  }
}
