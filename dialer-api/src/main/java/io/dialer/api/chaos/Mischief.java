package io.dialer.api.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Lets faults happen, one after the other begun, several at a time under way. */
final class Mischief {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration OVER_WITHIN = Duration.ofMinutes(3);

  private final Scene scene;
  private final Deck deck;
  private final Duration pause;
  private final ExecutorService underWay = Executors.newCachedThreadPool();
  private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this::run, "mischief");

  /**
   * @param load for how long; every kind of fault happens in it
   */
  Mischief(Scene scene, Deck deck, Duration load) {
    this.scene = scene;
    this.deck = deck;
    Duration oneRound = load.dividedBy(Deck.KINDS + 1);
    this.pause = oneRound.compareTo(LONGEST_PAUSE) < 0 ? oneRound : LONGEST_PAUSE;
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      Fault fault = deck.draw();
      underWay.execute(() -> befall(fault));
      Pause.of(deck.pause(pause));
    }
  }

  private void befall(Fault fault) {
    counts.merge(fault.title(), 1, Integer::sum);
    try {
      fault.befall(scene);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      troubles.add(fault + ": " + e);
    }
  }

  /** No new faults; waits until those under way are over. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
    underWay.shutdown();
    if (!underWay.awaitTermination(OVER_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      troubles.add("a fault is not over after " + OVER_WITHIN);
      underWay.shutdownNow();
    }
  }

  /** How many faults of each kind there were. */
  Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What went wrong otherwise than it was meant to. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
