package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A feed, and how a row of it looks in the database and to a reader.
 *
 * @param resource its path
 * @param fields what of a row is compared
 * @param finalRows the query for the ids and those fields
 */
record Feed(String resource, List<String> fields, String finalRows) {
  private static final Feed RESULTS =
      new Feed(
          "results",
          List.of("changeTime", "result", "state", "closeTime", "countTry", "cause", "linkedId"),
          """
          SELECT id::text, concat_ws('|', change_time, coalesce(result, '-'), state, close_time, count_try,
                                     coalesce(cause, '-'), coalesce(call_ref, '-'))
          FROM numbers
          """);

  private static final Feed POLLING_RESULTS =
      new Feed(
          "polling-results",
          List.of("changeTime", "result", "exten", "questionCrmId", "phone"),
          """
          SELECT id::text, concat_ws('|', change_time, result, exten, question_crm_id, phone)
          FROM polling_results
          """);

  static List<Feed> all() {
    return List.of(RESULTS, POLLING_RESULTS);
  }

  /**
   * The rows that a reader does not know as they are, for people.
   *
   * @param rows the fingerprints of all rows by id
   * @param known the rows as the reader saw them last, by id
   */
  List<String> missed(Map<String, String> rows, Map<String, JsonNode> known) {
    List<String> missed = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          JsonNode seen = known.get(id);
          String print = seen == null ? "never seen" : fingerprint(seen);
          if (!print.equals(row)) {
            missed.add("row %s is %s, last seen as %s".formatted(id, row, print));
          }
        });
    return missed;
  }

  /** What of a row is compared, as one text. */
  private String fingerprint(JsonNode row) {
    return fields.stream()
        .map(field -> row.path(field).isNull() ? "-" : row.path(field).asText())
        .collect(Collectors.joining("|"));
  }

  /**
   * Whether the row may look the same after another change, even within one second: a number that
   * the PBX refuses for a limit goes back to its queue, and is claimed anew.
   */
  static boolean mayComeBack(JsonNode row) {
    return List.of("CreateTask", "CreateCallFile").contains(row.path("state").asText());
  }

  /** The fingerprints of all rows as they are now, by id. */
  Map<String, String> rows(Handle handle) {
    Map<String, String> rows = new HashMap<>();
    handle
        .createQuery(finalRows)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(row -> rows.put(row.getKey(), row.getValue()));
    return rows;
  }
}
