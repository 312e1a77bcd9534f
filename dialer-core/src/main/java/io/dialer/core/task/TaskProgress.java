package io.dialer.core.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How far a task has come, as its rows say at one moment.
 *
 * @param state the task's, a number of {@link TaskState}
 * @param waitingFor why the open task does not dial yet; empty: nothing stands in the way
 * @param queued numbers that wait for their turn
 * @param tooEarly numbers whose {@code timeCallAllow} has not come
 * @param calling numbers that are being called
 * @param handedOver numbers that are with the PBX's own dialler
 * @param results finished numbers by their result
 * @param lately what ended lately
 */
public record TaskProgress(
    int state,
    Optional<String> waitingFor,
    long queued,
    long tooEarly,
    long calling,
    long handedOver,
    SortedMap<String, Long> results,
    Lately lately) {

  /** Over how long a time the rate is taken. */
  static final Duration RATED = Duration.ofMinutes(5);

  private static final long SECONDS_PER_MINUTE = 60;

  /**
   * What ended within {@link #RATED}.
   *
   * @param finished how many dialled numbers got their result
   * @param seconds how long that took: since the task's first result, but a minute at least
   */
  public record Lately(long finished, long seconds) {}

  public long finished() {
    return results.values().stream().mapToLong(Long::longValue).sum();
  }

  public long total() {
    return queued + tooEarly + calling + handedOver + finished();
  }

  /** Finished ones of all in percent, rounded down; 0 for a task without numbers. */
  public double percent() {
    return total() == 0 ? 0 : Math.floor(finished() * 1000.0 / total()) / 10;
  }

  /**
   * Results of dialled numbers per minute, over the last five minutes; empty when there are none.
   */
  public Optional<Double> perMinute() {
    return lately.finished() == 0
        ? Optional.empty()
        : Optional.of((double) lately.finished() * SECONDS_PER_MINUTE / lately.seconds());
  }

  /**
   * When all numbers will be finished if it goes on as lately; empty when nobody can tell: nothing
   * has ended lately, nothing is left, or something waits for more than its turn.
   *
   * @param now when this was read
   */
  public Optional<Instant> endsAt(Instant now) {
    long left = total() - finished();
    boolean dialled = state == TaskState.OPEN.number() && waitingFor.isEmpty() && tooEarly == 0;
    return perMinute()
        .filter(rate -> dialled && left > 0)
        .map(rate -> now.plusSeconds((long) Math.ceil(left * SECONDS_PER_MINUTE / rate)));
  }
}
