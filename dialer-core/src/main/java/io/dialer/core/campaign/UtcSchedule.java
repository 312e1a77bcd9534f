package io.dialer.core.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves a weekly schedule from a time zone to UTC. A pure function. */
public final class UtcSchedule {

  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  private UtcSchedule() {}

  /**
   * The same hours in UTC. What goes over midnight there is cut in two; {@code 24:00} becomes
   * {@code 23:59}, since a PBX may not know it.
   *
   * @param at the moment whose offset counts where the zone's offset changes over the year
   */
  public static List<Hours> of(List<Hours> hours, ZoneId zone, Instant at) {
    int offset = zone.getRules().getOffset(at).getTotalSeconds() / 60;
    List<Hours> moved = new ArrayList<>();
    for (Hours day : hours) {
      int start = Math.floorMod(day.startOfWeek() - offset, WEEK);
      int end = start + day.endOfWeek() - day.startOfWeek();
      for (int from = start; from < end; from = (from / DAY + 1) * DAY) {
        moved.add(piece(from, Math.min(end, (from / DAY + 1) * DAY)));
      }
    }
    moved.sort(Comparator.comparing(Hours::weekday).thenComparing(Hours::start));
    return moved;
  }

  private static Hours piece(int from, int to) {
    int weekday = from / DAY % 7 + 1;
    int until = to % DAY == 0 ? DAY - 1 : to % DAY;
    return new Hours(weekday, time(from % DAY), time(until));
  }

  private static String time(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
