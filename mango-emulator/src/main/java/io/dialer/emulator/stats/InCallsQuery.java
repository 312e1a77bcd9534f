package io.dialer.emulator.stats;

import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stats_in_calls_service/request} asks for (section 3.3.4.1).
 *
 * @param zone of the dates asked for and answered
 * @param answered true for answered visits, false for missed ones; null for all
 * @param columns in the order of the answer
 */
record InCallsQuery(
    Instant from,
    Instant to,
    ZoneId zone,
    @Nullable Boolean answered,
    List<String> columns,
    @Nullable String requestId) {
  static final List<String> COLUMNS =
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
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int MINUTES_OF_18_HOURS = 18 * 60;

  static InCallsQuery of(Params params, long nowMillis) throws ApiError {
    ZoneId zone = zone(params);
    ZonedDateTime now = Instant.ofEpochMilli(nowMillis).atZone(zone);
    Optional<ZonedDateTime> from = date(params, "date_from", zone);
    Optional<ZonedDateTime> to = date(params, "date_to", zone);
    ZonedDateTime begin = from.orElse(now.truncatedTo(ChronoUnit.DAYS));
    ZonedDateTime end = to.orElse(from.isPresent() ? now : begin.plusDays(1));
    if ((from.isEmpty() && to.isPresent())
        || end.isBefore(begin)
        || begin.plusMonths(1).isBefore(end)) {
      throw ApiError.result(ApiError.INVALID, "The period is at most a month and has a beginning");
    }
    return new InCallsQuery(
        begin.toInstant(),
        end.toInstant(),
        zone,
        answered(params),
        columns(params),
        params.optionalText("request_id").orElse(null));
  }

  private static ZoneId zone(Params params) throws ApiError {
    OptionalLong minutes = params.optionalInteger("time_zone_utc_offset");
    Optional<String> name = params.optionalText("time_zone_iana_id");
    if (minutes.isPresent()) {
      if (Math.abs(minutes.getAsLong()) > MINUTES_OF_18_HOURS) {
        throw new ApiError(ApiError.WRONG_FORMAT, "time_zone_utc_offset is in minutes");
      }
      return ZoneOffset.ofTotalSeconds((int) minutes.getAsLong() * 60);
    }
    try {
      return ZoneId.of(name.orElse("Z"));
    } catch (DateTimeException e) {
      throw new ApiError(ApiError.WRONG_FORMAT, "time_zone_iana_id is not a time zone");
    }
  }

  private static Optional<ZonedDateTime> date(Params params, String name, ZoneId zone)
      throws ApiError {
    Optional<String> text = params.optionalText(name);
    try {
      return text.map(date -> LocalDateTime.parse(date, DATE).atZone(zone));
    } catch (DateTimeException e) {
      throw new ApiError(ApiError.WRONG_FORMAT, name + " must be like 2018-09-20 10:00:00");
    }
  }

  private static @Nullable Boolean answered(Params params) throws ApiError {
    long result = params.optionalInteger("call_result").orElse(0);
    if (result < 0 || result > 2) {
      throw new ApiError(ApiError.WRONG_FORMAT, "call_result is 1 or 2");
    }
    return result == 0 ? null : result == 2;
  }

  private static List<String> columns(Params params) throws ApiError {
    Optional<String> fields = params.longText("fields");
    if (fields.isEmpty()) {
      return COLUMNS;
    }
    List<String> columns = Arrays.stream(fields.get().split(",", -1)).map(String::strip).toList();
    if (!COLUMNS.containsAll(columns)) {
      throw new ApiError(ApiError.WRONG_FORMAT, "fields names an unknown field");
    }
    return columns;
  }

  boolean matches(InCallsRow row) {
    boolean fits = answered == null || answered.equals(row.isAnswered());
    return fits && !row.begun().isBefore(from) && !row.begun().isAfter(to);
  }
}
