package io.dialer.bench.lives;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whole lives of calls per second in the core, beside one job per call. */
public final class LivesBenchmark implements Benchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final int ROUNDS = 5;
  private static final String UNIT = "lives/s";

  /** A contender, and how many lives make a round of some ten seconds. */
  private record Entered(Contender contender, int lives) {}

  @Override
  public String name() {
    return "lives";
  }

  @Override
  public String title() {
    return "whole lives of poll calls in the core, eight events each, beside one job per call";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    List<Entered> entered = new ArrayList<>();
    try {
      entered.add(new Entered(new DialerContender(scene), 6_000));
      entered.add(new Entered(new DbSchedulerContender(scene, true), 3_000));
      entered.add(new Entered(new DbSchedulerContender(scene, false), 5_000));
      entered.add(new Entered(new JobRunrContender(scene), 2_000));
      entered.add(new Entered(new QuartzContender(scene), 1_500));
      entered.add(new Entered(new WavesContender(scene), 20_000));
      measure(entered, figures);
    } finally {
      for (Entered one : entered) {
        one.contender().close();
      }
    }
    figures.ratio("dialer", "db-scheduler", Target.atLeast(5));
    figures.ratio("dialer", "JobRunr", Target.atLeast(10));
    figures.ratio("dialer", "Quartz", Target.atLeast(20));
    figures.ratio("dialer", "db-scheduler, events written once, at the end", null);
    figures.ratio("dialer", "floor: waves of 100", null);
    tell(figures);
  }

  /** Java compiles what runs often, which takes the processors for a while. */
  private static void warmUp(Entered entered) throws Exception {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < WARM_UP.toNanos()) {
      entered.contender().live(entered.lives());
    }
  }

  private static void measure(List<Entered> entered, Figures figures) throws Exception {
    for (Entered one : entered) {
      warmUp(one);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Entered one : entered) {
        figures.add(one.contender().name(), UNIT, one.contender().live(one.lives()));
      }
    }
  }

  private static void tell(Figures figures) {
    figures.fact(
        "A life",
        "claimed, its attempt committed, dialled; eight events that come one after the other, each"
            + " committed before the next one is told; a key recorded; the question played and the"
            + " call hung up by command; a result, and its place in the feed");
    figures.fact(
        "All contenders",
        "the same tables, the service's own pool of 16 connections, a durable PostgreSQL; numbers"
            + " and jobs are there before the clock starts; the same loop gives places in the feed");
    figures.fact(
        "The dialer",
        Campaign.CHANNELS + " calls at once in ten tasks, all loops running, the log at WARN");
    figures.fact(
        "The libraries",
        "one job leads a call through its whole life on one thread, which nobody could afford when"
            + " a call takes a minute; it reads nothing back and decides nothing");
  }
}
