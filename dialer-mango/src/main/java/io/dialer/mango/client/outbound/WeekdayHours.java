package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import java.util.regex.Pattern;

/**
 * When a campaign dials on one day of the week.
 *
 * @param weekday 1 Monday to 7 Sunday
 * @param start {@code HH:MM}, UTC
 * @param end {@code HH:MM}, UTC, after {@code start}
 */
public record WeekdayHours(int weekday, String start, String end) {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  public WeekdayHours {
    Check.of("campaign/add")
        .between("schedule.weekday", weekday, 1, 7)
        .present("schedule.start", start)
        .present("schedule.end", end)
        .format("schedule.start", start, TIME, "HH:MM")
        .format("schedule.end", end, TIME, "HH:MM")
        .that(
            start.compareTo(end) < 0,
            "schedule.end",
            "is '%s'; expected a time after start '%s'".formatted(end, start));
  }
}
