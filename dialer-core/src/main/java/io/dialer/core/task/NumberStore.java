package io.dialer.core.task;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Merges a list of numbers, staged by {@link StagedNumbers}, into its task. */
public interface NumberStore {

  /** A long list may take its time, unlike other statements of the service. */
  @SqlUpdate("SET LOCAL statement_timeout = '10min'")
  void takeTime();

  @SqlUpdate(
      """
      CREATE TEMPORARY TABLE staged_numbers (
        line int NOT NULL, phone text NOT NULL, phone_id text NOT NULL, dialable boolean NOT NULL,
        params json, time_call_allow bigint NOT NULL
      ) ON COMMIT DROP
      """)
  void createStage();

  @SqlUpdate(
      """
      DELETE FROM staged_numbers s
      USING (SELECT phone_id, min(line) AS line FROM staged_numbers GROUP BY phone_id HAVING count(*) > 1) first
      WHERE s.phone_id = first.phone_id AND s.line > first.line
      """)
  int dropRepeated();

  /**
   * Makes ready what has been staged.
   *
   * @return how many numbers stood in the list more than once; the first of each stays
   */
  default int prepareStage() {
    indexStage();
    analyzeStage();
    return dropRepeated();
  }

  @SqlUpdate("CREATE INDEX ON staged_numbers (phone_id)")
  void indexStage();

  @SqlUpdate("ANALYZE staged_numbers")
  void analyzeStage();

  /**
   * Makes this transaction the only one that changes a task's list, until it ends. Two lists that
   * were merged at once could each wait for rows of the other.
   *
   * <p>PostgreSQL lets go of a transaction's locks one after the other. Who follows one that has
   * just been committed would at times find its turn still taken, so it is asked for during a
   * second.
   *
   * @return false when another transaction has the turn
   */
  default boolean takeTurn(long taskId) {
    double waits = 0;
    for (int asked = 0; asked < 50; asked++) {
      if (takeTurnAfter(waits, taskId)) {
        return true;
      }
      waits = 0.02;
    }
    return false;
  }

  /** {@link #takeTurn}, once, after so many seconds. */
  @SqlQuery(
      """
      SELECT pg_try_advisory_xact_lock(hashtextextended('list of task ' || :taskId, 0))
      FROM pg_sleep(:seconds)
      """)
  boolean takeTurnAfter(@Bind("seconds") double seconds, @Bind("taskId") long taskId);

  /** Numbers that the new list does not have go, unless they were dialled. */
  @SqlUpdate(
      """
      DELETE FROM numbers n
      WHERE n.task_id = :taskId AND n.count_try = 0 AND n.status <> 'CALLING'
        AND NOT EXISTS (SELECT FROM staged_numbers s WHERE s.phone_id = n.phone_id)
      """)
  int deleteAbsent(@Bind("taskId") long taskId);

  /** How many numbers the new list does not have but that stay, since they were dialled. */
  @SqlQuery(
      """
      SELECT count(*) FROM numbers n
      WHERE n.task_id = :taskId AND (n.count_try > 0 OR n.status = 'CALLING')
        AND NOT EXISTS (SELECT FROM staged_numbers s WHERE s.phone_id = n.phone_id)
      """)
  int absentButDialled(@Bind("taskId") long taskId);

  /**
   * New numbers join the queue; one that no PBX could dial has its result at once. Nobody else sees
   * these rows before the transaction ends, so however long this takes it holds nobody up.
   *
   * @param now Unix seconds, UTC
   * @return how many numbers the task did not have
   */
  @SqlUpdate(
      """
      INSERT INTO numbers (task_id, phone_id, phone, params, time_call_allow,
                           status, state, result, out_dial_state, close_time)
      SELECT :taskId, s.phone_id, s.phone, s.params, s.time_call_allow,
             CASE WHEN s.dialable THEN 'QUEUED' ELSE 'FINISHED' END,
             CASE WHEN s.dialable THEN 'CreateTask' ELSE 'failedOriginate' END,
             CASE WHEN s.dialable THEN NULL ELSE 'FAIL_ROUTE' END,
             CASE WHEN s.dialable THEN NULL ELSE 'CHANUNAVAIL' END,
             CASE WHEN s.dialable THEN 0 ELSE :now END
      FROM staged_numbers s
      WHERE NOT EXISTS (SELECT FROM numbers n WHERE n.task_id = :taskId AND n.phone_id = s.phone_id)
      ORDER BY s.line
      """)
  int addNew(@Bind("taskId") long taskId, @Bind("now") long now);

  /**
   * Known numbers take the new params, and their results stay; those not called yet are rewritten.
   * Rows are locked in the order in which whoever locks several of them does, so that nobody waits
   * in a circle.
   *
   * @param evenCalling whether those in a call are meant too
   * @return how many numbers changed
   */
  @SqlUpdate(
      """
      WITH known AS MATERIALIZED (
        SELECT n.id, s.phone, s.params, s.time_call_allow
        FROM numbers n JOIN staged_numbers s ON s.phone_id = n.phone_id
        WHERE n.task_id = :taskId AND (:evenCalling OR n.status <> 'CALLING')
          AND (n.params::text IS DISTINCT FROM s.params::text
               OR (n.status = 'QUEUED' AND n.phone <> s.phone)
               OR (n.status <> 'FINISHED' AND n.time_call_allow <> s.time_call_allow))
        ORDER BY n.id
        FOR NO KEY UPDATE OF n
      )
      UPDATE numbers n
      SET params = k.params,
          phone = CASE WHEN n.status = 'QUEUED' THEN k.phone ELSE n.phone END,
          time_call_allow = CASE WHEN n.status = 'FINISHED' THEN n.time_call_allow ELSE k.time_call_allow END,
          unstamped = nextval('change_numbers')
      FROM known k
      WHERE n.id = k.id
      """)
  int changeKnown(@Bind("taskId") long taskId, @Bind("evenCalling") boolean evenCalling);

  /**
   * What a merge did.
   *
   * @param added numbers that the task did not have
   * @param changed numbers that took other params, or another time
   */
  record Merged(int added, int changed) {}

  /**
   * Takes the staged numbers over. Where all are new, known ones are not looked for: among a
   * million that takes seconds.
   *
   * @param staged how many there are, each once
   * @param now Unix seconds, UTC
   */
  default Merged merge(long taskId, int staged, long now) {
    int added = addNew(taskId, now);
    return new Merged(added, added == staged ? 0 : changeKnown(taskId));
  }

  /**
   * Changes known numbers, those in a call last: their calls' news waits for the locks.
   *
   * @return how many numbers changed
   */
  default int changeKnown(long taskId) {
    return changeKnown(taskId, false) + changeKnown(taskId, true);
  }

  @SqlQuery("SELECT count(*) FROM staged_numbers WHERE NOT dialable")
  int undialable();
}
