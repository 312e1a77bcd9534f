package io.dialer.core.outbound;

import io.dialer.core.call.CallTimes;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How long to wait for the PBX's own dialler, and in which time zone people mean its dates.
 *
 * @param every how often it is asked how far it is
 * @param countWithin how long numbers may take to appear in a list, and a list to appear at all
 * @param lastNews how long results may come after the end of a list
 * @param talkingAtMost how long a talk that nothing is heard of may go on
 * @param refusedFor how long a task waits whose list the PBX refused
 * @param zone in which campaigns' dates and schedules are meant
 */
public record OutboundTimes(
    Duration every,
    Duration countWithin,
    Duration lastNews,
    Duration talkingAtMost,
    Duration refusedFor,
    ZoneId zone) {

  /** Times that go well with a way of asking every so often. */
  public static OutboundTimes askingEvery(Duration every, ZoneId zone) {
    return new OutboundTimes(
        every,
        every.multipliedBy(20),
        every.multipliedBy(4),
        CallTimes.defaults().talkingAtMost(),
        Duration.ofHours(1),
        zone);
  }
}
