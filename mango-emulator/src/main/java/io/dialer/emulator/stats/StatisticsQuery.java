package io.dialer.emulator.stats;

import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stats/request} asks for (section 3.3.2).
 *
 * @param from epoch seconds, inclusive
 * @param to epoch seconds, inclusive
 * @param columns in the order of the answer
 */
record StatisticsQuery(
    long from,
    long to,
    List<String> columns,
    @Nullable PartyFilter caller,
    @Nullable PartyFilter callee,
    @Nullable PartyFilter anyParty,
    @Nullable String requestId) {
  private static final List<String> DEFAULT_COLUMNS =
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
  private static final Set<String> KNOWN = Set.copyOf(DEFAULT_COLUMNS);
  private static final long LONGEST_SECONDS = Duration.ofDays(31).toSeconds();

  /** Which party is asked for; a null part fits everyone. */
  record PartyFilter(@Nullable String extension, @Nullable String number) {
    boolean fits(@Nullable String otherExtension, @Nullable String otherNumber) {
      return (extension == null || extension.equals(otherExtension))
          && (number == null || number.equals(otherNumber));
    }
  }

  static StatisticsQuery of(Params params) throws ApiError {
    long from = params.integer("date_from");
    long to = params.integer("date_to");
    if (to < from || to - from > LONGEST_SECONDS) {
      throw new ApiError(ApiError.INVALID, "date_from to date_to must be at most one month");
    }
    PartyFilter anyParty = party(params, "call_party");
    PartyFilter caller = party(params, "from");
    PartyFilter callee = party(params, "to");
    if (anyParty != null && (caller != null || callee != null)) {
      throw new ApiError(ApiError.INVALID, "call_party goes without from and to");
    }
    return new StatisticsQuery(
        from,
        to,
        columns(params),
        caller,
        callee,
        anyParty,
        params.optionalText("request_id").orElse(null));
  }

  private static List<String> columns(Params params) throws ApiError {
    Optional<String> fields = params.longText("fields");
    if (fields.isEmpty()) {
      return DEFAULT_COLUMNS;
    }
    List<String> columns = Arrays.stream(fields.get().split(",", -1)).map(String::strip).toList();
    if (!KNOWN.containsAll(columns)) {
      throw new ApiError(ApiError.WRONG_FORMAT, "fields names an unknown field");
    }
    return columns;
  }

  private static @Nullable PartyFilter party(Params params, String name) throws ApiError {
    Optional<Params> party = params.optionalObject(name);
    if (party.isEmpty()) {
      return null;
    }
    return new PartyFilter(
        party.get().optionalWord("extension").orElse(null),
        party.get().optionalWord("number").orElse(null));
  }

  boolean matches(StatisticsRow row) {
    var leg = row.leg();
    boolean fromFits = fits(caller, leg.from().extension(), leg.from().number());
    boolean toFits = fits(callee, leg.to().extension(), leg.to().number());
    boolean anyFits =
        fits(anyParty, leg.from().extension(), leg.from().number())
            || fits(anyParty, leg.to().extension(), leg.to().number());
    return row.start() >= from && row.start() <= to && fromFits && toFits && anyFits;
  }

  private static boolean fits(
      @Nullable PartyFilter filter, @Nullable String extension, @Nullable String number) {
    return filter == null || filter.fits(extension, number);
  }
}
