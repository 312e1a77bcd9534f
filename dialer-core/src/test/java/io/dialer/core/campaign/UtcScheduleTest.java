package io.dialer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtcScheduleTest {
  private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");

  private static List<Hours> utc(String zone, Hours... hours) {
    return UtcSchedule.of(List.of(hours), ZoneId.of(zone), WINTER);
  }

  @Test
  void hoursWithinADayAreMoved() {
    assertThat(utc("Europe/Moscow", new Hours(1, "09:00", "18:00")))
        .containsExactly(new Hours(1, "06:00", "15:00"));
  }

  @Test
  void hoursOverMidnightAreCutInTwo() {
    assertThat(utc("Asia/Vladivostok", new Hours(3, "09:00", "18:00")))
        .containsExactly(new Hours(2, "23:00", "23:59"), new Hours(3, "00:00", "08:00"));
  }

  @Test
  void theWeeksEndsMeet() {
    assertThat(utc("Asia/Vladivostok", new Hours(1, "08:00", "09:30")))
        .containsExactly(new Hours(7, "22:00", "23:30"));
    assertThat(utc("America/New_York", new Hours(7, "18:00", "24:00")))
        .containsExactly(new Hours(1, "00:00", "05:00"), new Hours(7, "23:00", "23:59"));
  }

  @Test
  void theMomentsOffsetCounts() {
    Hours hours = new Hours(1, "09:00", "18:00");
    assertThat(
            UtcSchedule.of(
                List.of(hours), ZoneId.of("Europe/Berlin"), Instant.parse("2026-07-01T00:00:00Z")))
        .containsExactly(new Hours(1, "07:00", "16:00"));
  }
}
