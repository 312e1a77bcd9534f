package io.dialer.core.retention;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Deletes old rows of the engine; each method is one {@link Retention.Deletion}. */
public interface OldRows {

  /**
   * Calls that ended before, with their legs and recordings' ids. One that belongs to a list of the
   * PBX's own dialler stays as long as the list.
   */
  @SqlUpdate(
      """
      DELETE FROM calls
      WHERE id IN (SELECT id FROM calls c
                   WHERE c.ended_at < :before
                     AND NOT EXISTS (SELECT FROM outbound_numbers o WHERE o.call_id = c.id)
                   LIMIT :limit
                   FOR UPDATE SKIP LOCKED)
      """)
  int calls(@Bind("before") Instant before, @Bind("limit") int limit);

  /** Polling results whose {@code changeTime} is before. */
  @SqlUpdate(
      """
      DELETE FROM polling_results
      WHERE id IN (SELECT id FROM polling_results
                   WHERE change_time < extract(epoch FROM CAST(:before AS timestamptz))
                   ORDER BY change_time
                   LIMIT :limit
                   FOR UPDATE SKIP LOCKED)
      """)
  int pollingResults(@Bind("before") Instant before, @Bind("limit") int limit);

  /**
   * Tasks that were closed before, with their numbers and results. A long task takes several
   * batches; its row goes last, so that what is left of it can be found. One whose calls are live
   * stays until they have ended.
   *
   * @return how many rows were deleted, numbers and the task together
   */
  @Transaction
  default int tasks(Instant before, int limit) {
    Optional<Long> task = lockOldTask(before);
    if (task.isEmpty()) {
      return 0;
    }
    int numbers = deleteNumbers(task.get(), limit);
    return numbers < limit ? numbers + deleteTask(task.get()) : numbers;
  }

  /** The first step of {@link #tasks}; nobody opens the task while it is locked. */
  @SqlQuery(
      """
      SELECT id FROM tasks t
      WHERE closed_at < :before AND state = 1
        AND NOT EXISTS (SELECT FROM live_calls_by_task c WHERE c.task_id = t.id)
        AND NOT EXISTS (SELECT FROM outbound_chunks o
                        WHERE o.task_id = t.id AND o.state NOT IN ('DELETING', 'GONE'))
      ORDER BY closed_at
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  Optional<Long> lockOldTask(@Bind("before") Instant before);

  /** The second step of {@link #tasks}. */
  @SqlUpdate(
      """
      DELETE FROM numbers
      WHERE id IN (SELECT id FROM numbers WHERE task_id = :task LIMIT :limit)
      """)
  int deleteNumbers(@Bind("task") long task, @Bind("limit") int limit);

  /** The last step of {@link #tasks}; what still belongs to the task goes with it. */
  @SqlUpdate("DELETE FROM tasks WHERE id = :task")
  int deleteTask(@Bind("task") long task);
}
