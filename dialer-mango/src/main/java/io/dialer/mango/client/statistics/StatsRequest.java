package io.dialer.mango.client.statistics;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code stats/request} (section 3.3.2): has the legs of calls that have ended put together as a
 * report, which {@link StatisticsReports} waits for and reads. At most one month.
 *
 * @param dateFrom the first moment, in seconds since 1970, UTC
 * @param dateTo the last moment, the same
 * @param fields the columns of the report, in their order and separated by commas; null for the
 *     vendor's default
 * @param from only legs from this party; null for all
 * @param to only legs to this party; null for all
 * @param callParty only legs with this party on either side; goes without {@code from} and {@code
 *     to}
 * @param requestId comes back with the webhook that says that the report is ready; null for none
 */
public record StatsRequest(
    long dateFrom,
    long dateTo,
    @Nullable String fields,
    @Nullable Party from,
    @Nullable Party to,
    @Nullable Party callParty,
    @Nullable String requestId)
    implements MangoQuery<StatsKey> {

  /** All columns, in the vendor's order. */
  public static final List<String> ALL_FIELDS =
      List.of(
          "records",
          "start",
          "finish",
          "answer",
          "from_extension",
          "from_number",
          "to_extension",
          "to_number",
          "disconnect_reason",
          "line_number",
          "location",
          "create",
          "entry_id");

  private static final Check CHECK = Check.of("stats/request");

  /**
   * One side of a leg.
   *
   * @param extension the employee's extension; null for any
   * @param number the phone number as the vendor writes it (E.164 without a plus); null for any
   */
  public record Party(@Nullable String extension, @Nullable String number) {
    public Party {
      CHECK.that(
          extension != null || number != null,
          "extension",
          "and number are both missing; a party needs one of them");
      CHECK.number("extension", extension).number("number", number);
    }
  }

  public StatsRequest {
    CHECK
        .between("date_from", dateFrom, 0, dateTo)
        .between("date_to", dateTo, dateFrom, monthAfter(dateFrom))
        .that(
            callParty == null || (from == null && to == null),
            "call_party",
            "goes without from and to")
        .bytes("request_id", requestId, 128);
    if (fields != null) {
      columns(fields).forEach(field -> CHECK.oneOf("fields", field, ALL_FIELDS.toArray()));
    }
  }

  /** All legs of a time, with all columns. */
  public static StatsRequest between(Instant from, Instant to) {
    return new StatsRequest(
        from.getEpochSecond(),
        to.getEpochSecond(),
        String.join(",", ALL_FIELDS),
        null,
        null,
        null,
        null);
  }

  /** The columns of the report, in their order. */
  List<String> columns() {
    return fields == null ? ALL_FIELDS : columns(fields);
  }

  private static List<String> columns(String fields) {
    return Csv.names(fields);
  }

  /** A month of the calendar, by the vendor's clock. */
  private static long monthAfter(long seconds) {
    return Instant.ofEpochSecond(seconds)
        .atOffset(ZoneOffset.ofHours(3))
        .plusMonths(1)
        .toEpochSecond();
  }

  @Override
  public String path() {
    return "stats/request";
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
