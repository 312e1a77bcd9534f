package io.dialer.api.chaos;

import io.dialer.api.chaos.Fault.AudioDiskFull;
import io.dialer.api.chaos.Fault.ConnectionsCut;
import io.dialer.api.chaos.Fault.DatabaseRestarted;
import io.dialer.api.chaos.Fault.NodeKilled;
import io.dialer.api.chaos.Fault.NodeStopped;
import io.dialer.api.chaos.Fault.RequestsFail;
import io.dialer.api.chaos.Fault.WebhooksFail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Draws faults: every kind once before any comes again, in an order and with details that follow
 * from the seed alone.
 */
final class Deck {
  /** The kinds of faults. */
  static final int KINDS = 15;

  /** Two nodes are half of the shortest deadline apart at most, which is a minute. */
  private static final long MOST_WRONG_CLOCK_MILLIS = 15_000;

  private final Random random;
  private final int nodes;
  private final int speed;
  private final Deque<Fault> left = new ArrayDeque<>();

  Deck(long seed, int nodes, int speed) {
    this.random = new Random(seed);
    this.nodes = nodes;
    this.speed = speed;
  }

  Fault draw() {
    if (left.isEmpty()) {
      List<Fault> all = new ArrayList<>();
      all.addAll(crashes());
      all.addAll(wire());
      Collections.shuffle(all, random);
      left.addAll(all);
    }
    return left.remove();
  }

  /** A moment between two faults, around {@code mean}. */
  Duration pause(Duration mean) {
    return Duration.ofMillis(random.nextLong(mean.toMillis() / 2, mean.toMillis() * 3 / 2));
  }

  private List<Fault> crashes() {
    return List.of(
        new NodeKilled(node(), down(3_000), clockAhead()),
        new NodeStopped(node(), down(3_000), clockAhead()),
        new DatabaseRestarted(
            random.nextBoolean() ? Postgres.Stop.FAST : Postgres.Stop.IMMEDIATE, down(2_000)),
        new ConnectionsCut(random.nextDouble(0.2, 1)),
        new AudioDiskFull());
  }

  private List<Fault> wire() {
    return List.of(
        new RequestsFail("timeout_before", few()),
        new RequestsFail("timeout_after", few()),
        new RequestsFail("cut_before", few()),
        new RequestsFail("cut_after", few()),
        new RequestsFail("status_503", few()),
        new RequestsFail("status_429", few()),
        new WebhooksFail("lose", 2 * few(), 0),
        new WebhooksFail("repeat", 5 * few(), 0),
        new WebhooksFail("delay", 5 * few(), random.nextInt(100, 800)),
        new WebhooksFail("reorder", 5 * few(), random.nextInt(100, 500)));
  }

  private int node() {
    return random.nextInt(nodes);
  }

  private int few() {
    return random.nextInt(1, 5);
  }

  private Duration down(int most) {
    return Duration.ofMillis(random.nextInt(most));
  }

  /** Seconds, as long as the deadlines are minutes: what is wrong scales with what is faster. */
  long clockAhead() {
    long most = MOST_WRONG_CLOCK_MILLIS / speed;
    return random.nextLong(-most, most + 1);
  }
}
