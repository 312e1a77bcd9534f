package io.dialer.core.campaign;

import java.util.regex.Pattern;

/**
 * When calls may be made on one day of the week.
 *
 * @param weekday 1 Monday to 7 Sunday
 * @param start {@code HH:MM}
 * @param end {@code HH:MM}, after {@code start}; {@code 24:00} is the day's end
 */
public record Hours(int weekday, String start, String end) {

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
  private static final int DAY = 24 * 60;

  public Hours {
    if (weekday < 1 || weekday > 7) {
      throw new IllegalArgumentException(
          "schedule: weekday %d; expected 1 (Monday) to 7 (Sunday)".formatted(weekday));
    }
    if (start == null || end == null) {
      throw new IllegalArgumentException(
          "schedule: start or end of weekday %d is missing; expected times such as 09:00"
              .formatted(weekday));
    }
    if (!TIME.matcher(start).matches() || !TIME.matcher(end).matches()) {
      throw new IllegalArgumentException(
          "schedule: \"%s\" to \"%s\"; expected times such as 09:00".formatted(start, end));
    }
    if (minutes(start) >= minutes(end)) {
      throw new IllegalArgumentException(
          "schedule: %s is not before %s; hours over midnight are written as two days"
              .formatted(start, end));
    }
  }

  /** The start in minutes since the week's beginning. */
  int startOfWeek() {
    return (weekday - 1) * DAY + minutes(start);
  }

  /** The end in minutes since the week's beginning. */
  int endOfWeek() {
    return (weekday - 1) * DAY + minutes(end);
  }

  private static int minutes(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }
}
