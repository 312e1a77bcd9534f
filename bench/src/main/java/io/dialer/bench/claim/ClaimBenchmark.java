package io.dialer.bench.claim;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Series;
import io.dialer.bench.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Whether a claim takes as long however much is queued, and however many tasks are open. */
public final class ClaimBenchmark implements Benchmark {
  private static final int ROUNDS = 15;
  private static final int CLAIMS = 30;
  private static final double FLAT = 1.2;
  private static final String UNIT = "ms";

  @Override
  public String name() {
    return "claim";
  }

  @Override
  public String title() {
    return "claiming 100 numbers, with 10 thousand to 10 million queued and 1 to 1,000 tasks open";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    List<QueuedNumbers> amounts = new ArrayList<>();
    List<QueuedNumbers> tasks = new ArrayList<>();
    List<QueuedNumbers> all = new ArrayList<>();
    try {
      all.add(new QueuedNumbers(scene, 10_000, 10));
      all.add(new QueuedNumbers(scene, 1_000_000, 10));
      all.add(new QueuedNumbers(scene, 10_000_000, 10));
      all.add(new QueuedNumbers(scene, 1_000_000, 1));
      all.add(new QueuedNumbers(scene, 1_000_000, 1_000));
      amounts.addAll(all.subList(0, 3));
      tasks.addAll(List.of(all.get(1), all.get(3), all.get(4)));
      measure(all, figures);
    } finally {
      all.forEach(QueuedNumbers::close);
    }
    flat("claim, over amounts", amounts, one -> figures.median(claim(one)), figures);
    flat("claim, over tasks", tasks, one -> figures.median(claim(one)), figures);
    flat("whole round, over amounts", amounts, one -> figures.median(round(one)), figures);
    flat("whole round, over tasks", tasks, one -> figures.median(round(one)), figures);
    figures.fact(
        "A claim",
        "one transaction of the dialing loop that picks 100 numbers, writes their attempts and"
            + " commits; a figure is the median of "
            + CLAIMS
            + " of them, each of whose calls ended before the next; the contenders claim in turn, in any"
            + " order");
    figures.fact(
        "A whole round",
        "all that the dialing loop does to start 100 calls: tasks that are done are closed, it is"
            + " counted what may be called, the PBX is asked, and numbers are claimed");
    figures.fact("Channels of a task", QueuedNumbers.CHANNELS);
  }

  private static void measure(List<QueuedNumbers> all, Figures figures) throws Exception {
    for (int round = 0; round <= ROUNDS; round++) {
      for (QueuedNumbers one : all) {
        one.begin();
      }
      // The first one warms up.
      Figures counted = round > 0 ? figures : new Figures();
      inTurn(all, QueuedNumbers::claim, ClaimBenchmark::claim, counted);
      inTurn(all, QueuedNumbers::round, ClaimBenchmark::round, counted);
    }
  }

  /** One of each at a time, in any order: a slower moment of the machine falls on all of them. */
  private static void inTurn(
      List<QueuedNumbers> all,
      ToDoubleFunction<QueuedNumbers> time,
      Function<QueuedNumbers, String> title,
      Figures figures) {
    double[][] millis = new double[all.size()][CLAIMS];
    List<Integer> order = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    for (int claim = 0; claim < CLAIMS; claim++) {
      Collections.shuffle(order);
      for (int which : order) {
        millis[which][claim] = time.applyAsDouble(all.get(which));
      }
    }
    for (int which = 0; which < millis.length; which++) {
      figures.add(title.apply(all.get(which)), UNIT, Series.percentile(millis[which], 50));
    }
  }

  private static void flat(
      String what,
      List<QueuedNumbers> those,
      ToDoubleFunction<QueuedNumbers> median,
      Figures figures) {
    double most = those.stream().mapToDouble(median).max().orElseThrow();
    double least = those.stream().mapToDouble(median).min().orElseThrow();
    figures.verdict(what + ": slowest ÷ fastest", most / least, Target.atMost(FLAT));
  }

  private static String claim(QueuedNumbers one) {
    return "claim: " + one.name();
  }

  private static String round(QueuedNumbers one) {
    return "whole round: " + one.name();
  }
}
