package io.dialer.core.call;

import java.time.Duration;

/**
 * How long the engine waits.
 *
 * @param silence after a prompt's end, before the question is asked again
 * @param firstKeyWithin how long a poll goes on without any key
 * @param pollAtMost how long any poll may take
 * @param placingAtMost how long a command may be on its way before its fate counts as unknown
 * @param ringingAtMost how long a call may be placed or ring
 * @param unknownAtMost how long a call of unknown fate waits for an event
 * @param connectingAtMost how long an answered customer may wait for an employee
 * @param talkingAtMost how long a talk may last
 * @param lastNews how long after the last leg's end, or after the summary, to wait for the rest
 */
public record CallTimes(
    Duration silence,
    Duration firstKeyWithin,
    Duration pollAtMost,
    Duration placingAtMost,
    Duration ringingAtMost,
    Duration unknownAtMost,
    Duration connectingAtMost,
    Duration talkingAtMost,
    Duration lastNews) {

  /** The product's defaults. */
  public static CallTimes defaults() {
    return new CallTimes(
        Duration.ofSeconds(5),
        Duration.ofSeconds(120),
        Duration.ofMinutes(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofHours(2),
        Duration.ofSeconds(5));
  }

  /** The same with another silence and time to the first key. */
  public CallTimes withPoll(Duration newSilence, Duration newFirstKeyWithin) {
    return new CallTimes(
        newSilence,
        newFirstKeyWithin,
        pollAtMost,
        placingAtMost,
        ringingAtMost,
        unknownAtMost,
        connectingAtMost,
        talkingAtMost,
        lastNews);
  }

  /** How long any call may last: after that, a hang-up that the PBX keeps refusing is given up. */
  public Duration longestCall() {
    return placingAtMost
        .plus(unknownAtMost)
        .plus(ringingAtMost.multipliedBy(2))
        .plus(connectingAtMost.multipliedBy(2))
        .plus(pollAtMost)
        .plus(talkingAtMost);
  }

  /** How long a call may stay in a state with no news at all. */
  public Duration atMost(CallState state) {
    return switch (state) {
      case PLACING -> placingAtMost;
      case UNKNOWN -> unknownAtMost;
      case PLACED, RINGING -> ringingAtMost;
      case ANSWERED, CONNECTING -> connectingAtMost;
      case IN_POLL -> pollAtMost;
      case TALKING -> talkingAtMost;
      case ENDED -> Duration.ZERO;
    };
  }
}
