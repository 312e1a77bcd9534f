package io.dialer.core.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Tasks at rest. */
@RegisterConstructorMapper(Task.class)
public interface TaskStore {

  @SqlQuery("SELECT nextval('task_ids')")
  long nextId();

  @SqlQuery("SELECT * FROM tasks WHERE id = :id")
  Optional<Task> byId(@Bind("id") long id);

  @SqlQuery("SELECT * FROM tasks WHERE crm_id = :crmId")
  Optional<Task> byCrmId(@Bind("crmId") String crmId);

  /** As {@link #byId}; nobody else changes the task until this transaction ends. */
  @SqlQuery("SELECT * FROM tasks WHERE id = :id FOR NO KEY UPDATE")
  Optional<Task> lockById(@Bind("id") long id);

  /**
   * As {@link #byId}; until this transaction ends the task is neither removed nor closed by the
   * engine, and goes on dialling.
   */
  @SqlQuery("SELECT * FROM tasks WHERE id = :id FOR KEY SHARE")
  Optional<Task> hold(@Bind("id") long id);

  /** As {@link #byCrmId}; nobody else changes the task until this transaction ends. */
  @SqlQuery("SELECT * FROM tasks WHERE crm_id = :crmId FOR NO KEY UPDATE")
  Optional<Task> lockByCrmId(@Bind("crmId") String crmId);

  /** Waits for others who are saving a task under this key, which may not exist yet. */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('task ' || :key, 0)) IS NULL")
  boolean awaitTurn(@Bind("key") String key);

  /**
   * Tasks by id.
   *
   * @param state only those in this state; null: all
   * @param after only those with a greater id
   */
  @SqlQuery(
      """
      SELECT * FROM tasks
      WHERE (:state::int IS NULL OR state = :state::int) AND id > :after
      ORDER BY id LIMIT :limit
      """)
  List<Task> list(
      @Bind("state") @Nullable Integer state, @Bind("after") long after, @Bind("limit") int limit);

  @SqlUpdate(
      """
      INSERT INTO tasks (id, crm_id, name, inner_num, inner_num_type, max_count_channels, dial_prefix,
                         state, campaign_id, created_at, closed_at)
      VALUES (:id, :crmId, :name, :innerNum, :innerNumType, :maxCountChannels, :dialPrefix, :state,
              :campaignId, :now, CASE WHEN :state = 1 THEN now() END)
      """)
  void insert(@BindMethods Task task, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE tasks
      SET crm_id = :crmId, name = :name, inner_num = :innerNum, inner_num_type = :innerNumType,
          max_count_channels = :maxCountChannels, dial_prefix = :dialPrefix, state = :state,
          campaign_id = :campaignId,
          closed_at = CASE WHEN :state = 1 THEN coalesce(closed_at, now()) END
      WHERE id = :id
      """)
  void update(@BindMethods Task task);

  @SqlUpdate("DELETE FROM tasks WHERE id = :id")
  int delete(@Bind("id") long id);

  /** Tasks that are not closed and may wait for something. */
  @SqlQuery(
      """
      SELECT * FROM tasks
      WHERE (inner_num_type = 'POLLING' OR waiting_for IS NOT NULL) AND state <> 1
      ORDER BY id
      """)
  List<Task> mayWait();

  /** Whether calls of a task are live, or numbers of it are with the PBX's own dialler. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM live_calls_by_task WHERE task_id = :id)
          OR EXISTS (SELECT FROM outbound_chunks WHERE task_id = :id AND state NOT IN ('DELETING', 'GONE'))
      """)
  boolean isUnderWay(@Bind("id") long id);

  /** Why the PBX's own dialler does not take a task now. */
  @SqlQuery("SELECT reason FROM outbound_refusals WHERE task_id = :id")
  Optional<String> refusal(@Bind("id") long id);

  /** The PBX may be asked again: the task has changed. */
  @SqlUpdate("DELETE FROM outbound_refusals WHERE task_id = :id")
  int forgetRefusal(@Bind("id") long id);

  @SqlUpdate(
      """
      UPDATE tasks SET waiting_for = :reason
      WHERE id = :id AND waiting_for IS DISTINCT FROM :reason
      """)
  int waitFor(@Bind("id") long id, @Bind("reason") @Nullable String reason);

  /** Closes open tasks all of whose numbers are finished; returns their ids. */
  @Transaction
  default List<Long> closeFinished() {
    List<Long> finished = lockFinished();
    return finished.isEmpty() ? finished : close(finished.toArray(Long[]::new));
  }

  // Ordered subselects with a limit stay index probes, however many numbers there are and whatever
  // the planner believes of them.
  @SqlQuery(
      """
      SELECT id FROM tasks
      WHERE state = 0
        AND (SELECT 1 FROM numbers n WHERE n.task_id = tasks.id AND n.status = 'QUEUED'
             ORDER BY n.time_call_allow, n.id LIMIT 1) IS NULL
        AND (SELECT 1 FROM numbers n WHERE n.task_id = tasks.id AND n.status = 'CALLING' LIMIT 1) IS NULL
        AND (SELECT 1 FROM numbers n WHERE n.task_id = tasks.id ORDER BY n.phone_id LIMIT 1) = 1
      FOR UPDATE SKIP LOCKED
      """)
  List<Long> lockFinished();

  // Looks again, under the lock: numbers may have been added after lockFinished looked.
  @SqlQuery(
      """
      UPDATE tasks SET state = 1, closed_at = now()
      WHERE id = ANY (:ids) AND state = 0
        AND (SELECT 1 FROM numbers n WHERE n.task_id = tasks.id AND n.status = 'QUEUED'
             ORDER BY n.time_call_allow, n.id LIMIT 1) IS NULL
        AND (SELECT 1 FROM numbers n WHERE n.task_id = tasks.id AND n.status = 'CALLING' LIMIT 1) IS NULL
      RETURNING id
      """)
  List<Long> close(@Bind("ids") Long[] ids);
}
