package io.dialer.bench;

import io.dialer.bench.PollingCluster.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole poll calls through one, two and four processes of the service, on one PostgreSQL with an
 * emulated PBX; beside them as many that share nothing but the machine. One after the other, since
 * processes that wait for their turn look for work, too; and then once more the other way round, in
 * case the machine has become slower or faster.
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

  /** One installation of several nodes, or several of one node each, which share nothing. */
  private record Contender(int installations, int nodesOfEach) {

    static Contender together(int nodes) {
      return new Contender(1, nodes);
    }

    static Contender apart(int nodes) {
      return new Contender(nodes, 1);
    }

    int nodes() {
      return installations * nodesOfEach;
    }

    String name() {
      if (nodes() == 1) {
        return "1 node";
      }
      return nodes() + (installations == 1 ? " nodes" : " services that share nothing");
    }
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    List<Contender> order =
        new ArrayList<>(
            NODES.stream()
                .flatMap(nodes -> Stream.of(Contender.together(nodes), Contender.apart(nodes)))
                .distinct()
                .toList());
    List<String> held = List.of();
    for (int pass = 0; pass < PASSES; pass++) {
      for (Contender contender : order) {
        held = measure(scene, pass, contender, figures);
      }
      Collections.reverse(order);
    }
    compare(held, figures);
  }

  /** Some rounds of a contender; returns what was found to hold. */
  private static List<String> measure(Scene scene, int pass, Contender contender, Figures figures)
      throws Exception {
    String folder = "nodes-%d-%s-".formatted(pass, contender.name().replace(' ', '-'));
    List<PollingCluster> installations = new ArrayList<>();
    try {
      for (int i = 0; i < contender.installations(); i++) {
        installations.add(
            PollingCluster.start(scene, folder + i, contender.nodesOfEach(), 1, PACE));
      }
      callsPerSecond(installations, WARM_UP_PER_NODE * contender.nodes());
      List<String> held = List.of();
      for (int round = 0; round < ROUNDS; round++) {
        figures.add(contender.name(), "calls/s", callsPerSecond(installations, NUMBERS));
        for (PollingCluster installation : installations) {
          held = installation.checkAll();
        }
      }
      return held;
    } finally {
      installations.forEach(PollingCluster::close);
    }
  }

  /** From the first task's list to the last result in the feed. */
  private static double callsPerSecond(List<PollingCluster> installations, int numbers)
      throws Exception {
    long start = System.nanoTime();
    for (int task = 0; task < TASKS; task++) {
      installations.get(task % installations.size()).task(numbers / TASKS, CHANNELS);
    }
    installations.forEach(installation -> installation.awaitDone(PATIENCE));
    return numbers / ((System.nanoTime() - start) / 1e9);
  }

  private static void compare(List<String> held, Figures figures) {
    String alone = Contender.together(1).name();
    for (int nodes : NODES.subList(1, NODES.size())) {
      String together = Contender.together(nodes).name();
      String apart = Contender.apart(nodes).name();
      figures.ratio(together, alone, Target.atLeast(NO_LOSS));
      figures.ratio(apart, alone, null);
      figures.ratio(together, apart, null);
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
    figures.fact(
        "Services that share nothing",
        "as many processes with the same options, each with a database and an emulated PBX of its"
            + " own, which together make as many calls: what so many Java processes cost on this"
            + " machine by themselves");
    figures.fact("Held after every round, by the PBX's own log", String.join("; ", held));
  }
}
