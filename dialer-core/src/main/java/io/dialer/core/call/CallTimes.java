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
 * @param lookUpAtMost how long the PBX's records are asked for a call without final news before it
 *     is ended; zero: they cannot be asked
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
    Duration lastNews,
    Duration lookUpAtMost) {

  /** A list stays with the PBX for 30 days at most; its results may come a little later. */
  public static final Duration HANDED_OVER_AT_MOST = Duration.ofDays(32);

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
        Duration.ofSeconds(5),
        Duration.ZERO);
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
        lastNews,
        lookUpAtMost);
  }

  /** The same for a PBX that keeps records of calls which can be asked for. */
  public CallTimes withRecords() {
    return new CallTimes(
        silence,
        firstKeyWithin,
        pollAtMost,
        placingAtMost,
        ringingAtMost,
        unknownAtMost,
        connectingAtMost,
        talkingAtMost,
        lastNews,
        Duration.ofMinutes(15));
  }

  /**
   * The same with waiting times so many times shorter, for rehearsals against a PBX that is as much
   * faster than life. What a poll waits for and the wait for last news, which the network decides,
   * stay as they are.
   */
  public CallTimes faster(int times) {
    return new CallTimes(
        silence,
        firstKeyWithin,
        pollAtMost.dividedBy(times),
        placingAtMost.dividedBy(times),
        ringingAtMost.dividedBy(times),
        unknownAtMost.dividedBy(times),
        connectingAtMost.dividedBy(times),
        talkingAtMost.dividedBy(times),
        lastNews,
        lookUpAtMost.dividedBy(times));
  }

  /** So long before the end of its looking up a call without a record was never made. */
  public Duration lastLook() {
    return lookUpAtMost.dividedBy(3);
  }

  /** How long any call may last: after that, a hang-up that the PBX keeps refusing is given up. */
  public Duration longestCall() {
    return placingAtMost
        .plus(unknownAtMost)
        .plus(lookUpAtMost)
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
      case HANDED_OVER -> HANDED_OVER_AT_MOST;
      case ENDED -> Duration.ZERO;
    };
  }
}
