package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a number is used (sections 3.6.12 and 3.6.13).
 *
 * @param from first moment, {@code yyyy-MM-dd HH:mm:ss}, UTC; null for none
 * @param until last moment, {@code yyyy-MM-dd HH:mm:ss}, UTC; null for none
 * @param items hours of days
 */
public record Schedule(@Nullable String from, @Nullable String until, @Nullable List<Hours> items) {

  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-(0\\d|1[0-2])-[0-3]\\d ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final String EXPECTED = "yyyy-MM-dd HH:mm:ss, UTC";

  /** A schedule that is malformed is refused with {@code InvalidRequest}. */
  public Schedule {
    Check.of("member")
        .format("schedule.from", from, MOMENT, EXPECTED)
        .format("schedule.until", until, MOMENT, EXPECTED);
  }

  /**
   * Hours of some days.
   *
   * @param type {@code AllDays}, {@code WorkingDays}, {@code Holidays}, {@code SpecificDate}, or a
   *     day of the week in English
   * @param from first minute, {@code HH:mm}, Moscow time
   * @param until last minute, {@code HH:mm}, Moscow time
   * @param specificDate the day of {@code SpecificDate}, {@code yyyy-MM-dd HH:mm:ss}, UTC; else
   *     null
   */
  public record Hours(
      String type, @Nullable String from, @Nullable String until, @Nullable String specificDate) {

    private static final String[] TYPES = {
      "AllDays",
      "WorkingDays",
      "Holidays",
      "SpecificDate",
      "Monday",
      "Tuesday",
      "Wednesday",
      "Thursday",
      "Friday",
      "Saturday",
      "Sunday"
    };

    /** Hours that are malformed are refused with {@code InvalidRequest}. */
    public Hours {
      Check.of("member")
          .present("schedule.items.type", type)
          .oneOf("schedule.items.type", type, TYPES)
          .format("schedule.items.from", from, TIME, "HH:mm, Moscow time")
          .format("schedule.items.until", until, TIME, "HH:mm, Moscow time")
          .format("schedule.items.specific_date", specificDate, MOMENT, EXPECTED)
          .that(
              !"SpecificDate".equals(type) || specificDate != null,
              "schedule.items.specific_date",
              "is missing; the type SpecificDate needs it");
    }
  }
}
