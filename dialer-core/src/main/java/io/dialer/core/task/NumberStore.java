package io.dialer.core.task;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
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
   * Locks the numbers that are being called, in the order in which whoever locks several of them
   * does, so that nobody waits in a circle. No others are locked by anyone who waits.
   */
  @SqlQuery(
      "SELECT id FROM numbers WHERE task_id = :taskId AND status = 'CALLING' ORDER BY id FOR UPDATE")
  List<Long> lockCalling(@Bind("taskId") long taskId);

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
   * What a merge did.
   *
   * @param added numbers that the task did not have
   * @param changed numbers that took other params, or another time
   */
  record Merged(long added, long changed) {}

  /**
   * Takes the staged numbers over. Known ones take the new parameters, and their results stay;
   * those not called yet are rewritten. New ones join the queue; one that no PBX could dial has its
   * result at once.
   *
   * @param now Unix seconds, UTC
   */
  @SqlQuery(
      """
      WITH changed AS (
        UPDATE numbers n
        SET params = s.params,
            phone = CASE WHEN n.status = 'QUEUED' THEN s.phone ELSE n.phone END,
            time_call_allow = CASE WHEN n.status = 'FINISHED' THEN n.time_call_allow ELSE s.time_call_allow END,
            unstamped = nextval('change_numbers')
        FROM staged_numbers s
        WHERE n.task_id = :taskId AND n.phone_id = s.phone_id
          AND (n.params::text IS DISTINCT FROM s.params::text
               OR (n.status = 'QUEUED' AND n.phone <> s.phone)
               OR (n.status <> 'FINISHED' AND n.time_call_allow <> s.time_call_allow))
        RETURNING 1
      ),
      added AS (
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
        RETURNING 1
      )
      SELECT (SELECT count(*) FROM added) AS added, (SELECT count(*) FROM changed) AS changed
      """)
  @RegisterConstructorMapper(Merged.class)
  Merged merge(@Bind("taskId") long taskId, @Bind("now") long now);

  @SqlQuery("SELECT count(*) FROM staged_numbers WHERE NOT dialable")
  int undialable();
}
