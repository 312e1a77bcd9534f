package io.dialer.emulator.campaign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign may call: between its dates, within its shifts. All UTC.
 *
 * @param start null for at once
 * @param end null for never
 */
record Schedule(@Nullable Instant start, @Nullable Instant end, List<Shift> shifts) {
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  /** Hours of one weekday; an end of 23:59 means the end of the day. */
  record Shift(DayOfWeek weekday, LocalTime start, LocalTime end) {
    boolean holds(LocalDateTime now) {
      LocalTime time = now.toLocalTime();
      return now.getDayOfWeek() == weekday
          && !time.isBefore(start)
          && (time.isBefore(end) || end.equals(LAST_MINUTE));
    }
  }

  boolean isOpen(Instant now) {
    LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return (start == null || !now.isBefore(start))
        && !isOver(now)
        && shifts.stream().anyMatch(shift -> shift.holds(utc));
  }

  boolean isOver(Instant now) {
    return end != null && !now.isBefore(end);
  }
}
