package io.dialer.api.chaos;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * How far the dialer is, by its database.
 *
 * @param numbers that are in some task
 * @param done numbers with a final result
 * @param openTasks tasks that are not closed
 * @param liveCalls attempts that have not ended
 * @param inbox webhooks that are not dealt with
 * @param unstamped changes that are not in the feed
 * @param setAside webhooks that were set aside without a reason
 */
public record Tally(
    long numbers,
    long done,
    long openTasks,
    long liveCalls,
    long inbox,
    long unstamped,
    long setAside) {

  /** Counts. */
  public static Tally of(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT count(*) AS numbers,
                   count(*) FILTER (WHERE status = 'FINISHED') AS done,
                   (SELECT count(*) FROM tasks WHERE state <> 1) AS open_tasks,
                   (SELECT count(*) FROM calls WHERE ended_at IS NULL) AS live_calls,
                   (SELECT count(*) FROM mango_inbox WHERE due_at IS NOT NULL) AS inbox,
                   count(*) FILTER (WHERE unstamped IS NOT NULL)
                     + (SELECT count(*) FROM polling_results WHERE change_time IS NULL) AS unstamped,
                   (SELECT count(*) FROM mango_inbox WHERE outcome = 'FAILED' AND reason IS NULL) AS set_aside
            FROM numbers
            """)
        .map(ConstructorMapper.of(Tally.class))
        .one();
  }

  /** How many numbers have each result, with the cause of those that were not reached. */
  public static Map<String, Long> results(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT concat_ws(' ', result, CASE WHEN result = 'FAIL' THEN coalesce(out_dial_state, '-') || ' '
                                                    || coalesce(cause, '-') END) AS result, count(*)
            FROM numbers GROUP BY 1
            """)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
  }

  /** Whether nothing is left to do. */
  public boolean isQuiet() {
    return numbers == done && openTasks + liveCalls + inbox + unstamped == 0;
  }
}
