package io.dialer.core.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Counts how far tasks have come. Nothing is counted along: the rows themselves are asked. */
public interface ProgressStore {

  /** How far a task has come; empty: there is no such task. */
  default Optional<TaskProgress> of(long taskId, Instant now) {
    long seconds = now.getEpochSecond();
    return counted(
        taskId, seconds, seconds - TaskProgress.RATED.toSeconds(), TaskProgress.RATED.toSeconds());
  }

  /**
   * The counts, all of one moment. Each reads an index alone, however long the rows are.
   *
   * @param now Unix seconds, UTC
   * @param ratedFrom results since then make the rate
   */
  @SqlQuery(
      """
      SELECT t.state, t.waiting_for, queue.queued, queue.too_early,
             greatest(under_way.calling - listed.handed_over, 0) AS calling, listed.handed_over,
             finished.codes, finished.numbers, finished.lately,
             least(greatest(:now - finished.first, 60), :ratedSeconds) AS lately_seconds
      FROM tasks t
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE n.time_call_allow <= :now) AS queued,
               count(*) FILTER (WHERE n.time_call_allow > :now) AS too_early
        FROM numbers n WHERE n.task_id = t.id AND n.status = 'QUEUED') queue
      CROSS JOIN LATERAL (
        SELECT count(*) AS calling FROM numbers n WHERE n.task_id = t.id AND n.status = 'CALLING') under_way
      CROSS JOIN LATERAL (
        SELECT count(*) AS handed_over FROM live_calls_by_task c
        WHERE c.task_id = t.id AND c.state = 'HANDED_OVER') listed
      CROSS JOIN LATERAL (
        SELECT array_agg(result) AS codes, array_agg(numbers) AS numbers,
               coalesce(sum(lately), 0) AS lately, coalesce(min(first), :now) AS first
        -- Numbers that could not be dialled got their results with their list, not in the course of dialling.
        FROM (SELECT n.result, count(*) AS numbers,
                     count(*) FILTER (WHERE n.close_time > :ratedFrom AND n.count_try > 0) AS lately,
                     min(n.close_time) FILTER (WHERE n.count_try > 0) AS first
              FROM numbers n WHERE n.task_id = t.id AND n.status = 'FINISHED'
              GROUP BY n.result) r) finished
      WHERE t.id = :taskId
      """)
  @RegisterRowMapper(ProgressMapper.class)
  Optional<TaskProgress> counted(
      @Bind("taskId") long taskId,
      @Bind("now") long now,
      @Bind("ratedFrom") long ratedFrom,
      @Bind("ratedSeconds") long ratedSeconds);

  /** Reads the row of counts. */
  final class ProgressMapper implements RowMapper<TaskProgress> {
    @Override
    public TaskProgress map(ResultSet row, StatementContext context) throws SQLException {
      return new TaskProgress(
          row.getInt("state"),
          Optional.ofNullable(row.getString("waiting_for")),
          row.getLong("queued"),
          row.getLong("too_early"),
          row.getLong("calling"),
          row.getLong("handed_over"),
          results(row),
          new TaskProgress.Lately(row.getLong("lately"), row.getLong("lately_seconds")));
    }

    private static SortedMap<String, Long> results(ResultSet row) throws SQLException {
      SortedMap<String, Long> results = new TreeMap<>();
      if (row.getArray("codes") != null) {
        String[] codes = (String[]) row.getArray("codes").getArray();
        Long[] numbers = (Long[]) row.getArray("numbers").getArray();
        for (int i = 0; i < codes.length; i++) {
          results.put(codes[i], numbers[i]);
        }
      }
      return results;
    }
  }
}
