package io.dialer.core.dialing;

import io.dialer.core.call.Attempt;
import io.dialer.core.dialing.ClaimNumbers.Callable;
import io.dialer.core.dialing.ClaimNumbers.Claim;
import io.dialer.core.poll.PollCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How many commands a call is expected to need: what the recent calls of its poll really needed,
 * nobody's answer included. A poll that is new, or was changed, begins with its longest way.
 */
final class ExpectedCommands {
  /** A call to an employee or a group: it is dialled, and the PBX does the rest. */
  private static final double DIALLED_ONLY = 1;

  /** Until so many calls have ended, those that are missing count as the longest way. */
  private static final int LEARNT = 30;

  private static final Duration FRESH = Duration.ofSeconds(1);

  private volatile Reading reading = new Reading(Instant.MIN, Map.of());

  /** Commands per call by the poll's id, as they were known at a moment. */
  private record Reading(Instant at, Map<Long, Double> byPoll) {}

  /** Looks anew what calls needed, if that was a while ago or a poll among these is unknown. */
  void refresh(Handle handle, List<Callable> callable, Instant now) {
    boolean known =
        callable.stream()
            .allMatch(c -> c.pollId() == null || reading.byPoll().containsKey(c.pollId()));
    if (known && reading.at().plus(FRESH).isAfter(now)) {
      return;
    }
    reading =
        new Reading(
            now,
            handle.attach(PollUseStore.class).all().stream()
                .collect(Collectors.toUnmodifiableMap(u -> u.poll().id(), ExpectedCommands::mean)));
  }

  /** What a call that leads there is expected to need. */
  double of(Callable callable) {
    return callable.pollId() == null ? DIALLED_ONLY : ofPoll(callable.pollId());
  }

  /** What a claimed call is expected to need. */
  double of(Claim claim) {
    return claim.kind() == Attempt.Kind.POLLING
        ? ofPoll(Long.parseLong(claim.destination()))
        : DIALLED_ONLY;
  }

  private double ofPoll(long id) {
    return reading.byPoll().getOrDefault(id, DIALLED_ONLY);
  }

  /** The mean of what calls really needed cannot exceed what a call can need: nothing bounds it. */
  static double mean(PollUseStore.PollUse use) {
    int missing = Math.max(0, LEARNT - use.calls());
    double assumed = (double) missing * PollCommands.longestWay(use.poll());
    return (use.commands() + assumed) / (use.calls() + missing);
  }
}
