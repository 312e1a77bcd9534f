package io.dialer.mango.client.statistics;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code stats_in_calls_service/request} (section 3.3.4.1): has a report made of how incoming calls
 * to groups were served. At most one month; without dates, the present day.
 *
 * @param dateFrom the first moment, {@code yyyy-MM-dd HH:mm:ss} in the zone below; null with {@code
 *     dateTo}
 * @param dateTo the last moment, the same. The vendor takes its absence for now; here both are
 *     needed, since a time longer than a month by then would be called malformed
 * @param timeZoneUtcOffset the zone of the dates, in the request and in the report, as minutes from
 *     UTC; goes before {@code timeZoneIanaId}
 * @param timeZoneIanaId the same zone's name, {@code Europe/Moscow}; UTC without either
 * @param callResult 1 only missed calls, 2 only accepted ones; null all
 * @param fields the columns of the report, in their order and separated by commas; null for all
 * @param requestId comes back with the webhook that says that the report is ready; null for none
 */
public record ServedCallsRequest(
    @Nullable String dateFrom,
    @Nullable String dateTo,
    @Nullable Integer timeZoneUtcOffset,
    @Nullable String timeZoneIanaId,
    @Nullable Integer callResult,
    @Nullable String fields,
    @Nullable String requestId)
    implements MangoQuery<StatsKey> {

  /** All columns, in the vendor's order. */
  public static final List<String> ALL_FIELDS =
      List.of(
          "date",
          "group",
          "abonent",
          "on_group",
          "operator_answer",
          "call_time",
          "ended",
          "end_reason",
          "call_result",
          "delay_time_way",
          "operator",
          "number_operator",
          "on_vats",
          "all_time_delay",
          "abonent_number",
          "time_working",
          "time_pause",
          "time-ivr");

  private static final Check CHECK = Check.of("stats_in_calls_service/request");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Pattern DATE_PATTERN =
      Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-\\d\\d ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d");
  private static final long DAY_MINUTES = 18 * 60;

  public ServedCallsRequest {
    CHECK
        .format("date_from", dateFrom, DATE_PATTERN, "yyyy-MM-dd HH:mm:ss")
        .format("date_to", dateTo, DATE_PATTERN, "yyyy-MM-dd HH:mm:ss")
        .that((dateFrom == null) == (dateTo == null), "date_to", "and date_from go together")
        .between("time_zone_utc_offset", timeZoneUtcOffset, -DAY_MINUTES, DAY_MINUTES)
        .that(isZone(timeZoneIanaId), "time_zone_iana_id", "is '" + timeZoneIanaId + "', no zone")
        .oneOf("call_result", callResult, 1, 2)
        .bytes("request_id", requestId, 128);
    if (dateFrom != null && dateTo != null) {
      LocalDateTime first = LocalDateTime.parse(dateFrom, DATE);
      LocalDateTime last = LocalDateTime.parse(dateTo, DATE);
      CHECK.that(
          !last.isBefore(first) && !last.isAfter(first.plusMonths(1)),
          "date_to",
          "is %s; expected at most one month after date_from".formatted(dateTo));
    }
    if (fields != null) {
      Csv.names(fields).forEach(field -> CHECK.oneOf("fields", field, ALL_FIELDS.toArray()));
    }
  }

  /** All calls of a time. */
  public static ServedCallsRequest between(LocalDateTime from, LocalDateTime to, ZoneId zone) {
    return new ServedCallsRequest(
        DATE.format(from), DATE.format(to), null, zone.getId(), null, null, null);
  }

  /** The columns of the report, in their order. */
  List<String> columns() {
    return fields == null ? ALL_FIELDS : Csv.names(fields);
  }

  private static boolean isZone(@Nullable String name) {
    try {
      return name == null || ZoneId.getAvailableZoneIds().contains(ZoneId.of(name).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public String path() {
    return "stats_in_calls_service/request";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.STATS_REQUEST;
  }

  @Override
  public Class<StatsKey> reply() {
    return StatsKey.class;
  }
}
