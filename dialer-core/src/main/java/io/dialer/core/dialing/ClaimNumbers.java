package io.dialer.core.dialing;

import io.dialer.core.call.Attempt;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Step 2 of a call's life: numbers are claimed, each with its attempt.
 *
 * <p>The compliance gate is here and is the last one: the task's state, its channels, the time from
 * which a number may be called, whether the phone or the employee is in a call already, and whether
 * the employee or somebody of the group could answer, as far as that is known, are checked in the
 * very statement that writes the attempt.
 *
 * <p>An {@code OFFSET 0} has PostgreSQL look each number's phone up, instead of going through all
 * live calls to join them.
 */
@RegisterConstructorMapper(ClaimNumbers.Claim.class)
public interface ClaimNumbers {

  /**
   * A number that is to be dialled now, with its attempt committed.
   *
   * @param destination the poll's id, or the extension or group
   * @param toGroup whether {@code destination} is known to be a group
   */
  record Claim(
      long callId,
      String commandId,
      long taskId,
      String phone,
      String dialPrefix,
      Attempt.Kind kind,
      String destination,
      boolean toGroup) {}

  /**
   * Numbers that could be called now as far as tasks are concerned.
   *
   * @param pollId the poll that they lead to; null: an employee or a group
   */
  record Callable(@Nullable Long pollId, int numbers) {}

  /**
   * Whether to look for numbers now: no, when any node has begun to within {@code millis}. Whoever
   * is told so has begun.
   */
  @SqlUpdate(
      """
      INSERT INTO dial_rounds AS last (begun_at) VALUES (clock_timestamp())
      ON CONFLICT (sole) DO UPDATE SET begun_at = excluded.begun_at
      WHERE last.begun_at NOT BETWEEN excluded.begun_at - :millis * interval '1 millisecond'
                                  AND excluded.begun_at + :millis * interval '1 millisecond'
      """)
  boolean begin(@Bind("millis") long millis);

  /** What may be called now as far as tasks are concerned, at most {@code limit} numbers in all. */
  @SqlQuery(
      """
      SELECT poll_id, count(*) AS numbers FROM (
        SELECT t.poll_id
        FROM task_channels t
        CROSS JOIN LATERAL (
          SELECT 1 FROM numbers n
          WHERE n.task_id = t.task_id AND n.status = 'QUEUED' AND n.time_call_allow <= :now
            AND NOT EXISTS (SELECT FROM live_calls_by_phone c WHERE c.phone_id = n.phone_id OFFSET 0)
          ORDER BY n.time_call_allow, n.id
          LIMIT greatest(t.free, 0)
        ) n
        LIMIT :limit
      ) callable
      GROUP BY poll_id
      """)
  @RegisterConstructorMapper(Callable.class)
  List<Callable> callable(@Bind("now") long now, @Bind("limit") int limit);

  /**
   * Takes some open tasks for this transaction, in the order of their ids; those that another node
   * is claiming from are left to it. The lock leaves room for who only adds numbers. A statement of
   * its own, since only a statement that begins after the locks are held sees every call that
   * counts against a task's channels.
   *
   * @param after only tasks with a greater id
   * @param upTo only tasks with this id or a lesser one
   * @param most how many tasks at most
   */
  @SqlQuery(
      """
      SELECT id FROM tasks WHERE state = 0 AND waiting_for IS NULL AND id > :after AND id <= :upTo
      ORDER BY id LIMIT :most
      FOR NO KEY UPDATE SKIP LOCKED
      """)
  List<Long> lockTasks(@Bind("after") long after, @Bind("upTo") long upTo, @Bind("most") int most);

  /**
   * Takes the groups that locked tasks call for, too, since several tasks share the members of one.
   * Tasks whose group another node is claiming for are left out.
   */
  @SqlQuery(
      """
      WITH wanted AS (
        SELECT t.id, g.extension
        FROM tasks t
        LEFT JOIN agents g ON t.inner_num_type = 'EXTEN' AND g.extension = t.inner_num AND g.kind = 'GROUP'
        WHERE t.id = ANY (:tasks)
      ),
      locked AS MATERIALIZED (
        SELECT extension FROM agents WHERE extension IN (SELECT extension FROM wanted)
        FOR NO KEY UPDATE SKIP LOCKED
      )
      SELECT id FROM wanted WHERE extension IS NULL OR extension IN (SELECT extension FROM locked)
      """)
  List<Long> lockGroups(@Bind("tasks") Long[] tasks);

  /**
   * Claims up to {@code limit} numbers of locked tasks, and writes an attempt for each. The task
   * with the fewest live calls comes first, so that tasks share evenly what the PBX permits. Hardly
   * more numbers are locked than are claimed, however many tasks are open.
   */
  @SqlQuery(
      """
      WITH channels AS MATERIALIZED (
        SELECT c.* FROM task_channels c
        WHERE c.task_id = ANY (:tasks) AND c.free > 0
          AND (SELECT 1 FROM numbers n
               WHERE n.task_id = c.task_id AND n.status = 'QUEUED' AND n.time_call_allow <= :nowSeconds
                 AND NOT EXISTS (SELECT FROM live_calls_by_phone l WHERE l.phone_id = n.phone_id OFFSET 0)
               ORDER BY n.time_call_allow, n.id LIMIT 1) = 1
        -- With so many tasks before it none has a turn.
        ORDER BY c.live, c.task_id LIMIT :limit
      ),
      even AS (
        SELECT task_id, live, free, (:limit + count(*) OVER () - 1) / count(*) OVER () AS part FROM channels
      ),
      -- The most that a task may get: its even part, what others cannot take of theirs, and as many as the fullest
      -- has more than it.
      bounds AS (
        SELECT task_id, live,
               least(free, part + greatest(:limit - sum(least(free, part)) OVER (), 0) + max(live) OVER () - live) AS most
        FROM even
      ),
      shares AS (
        SELECT task_id, count(*) AS share
        FROM (SELECT task_id FROM bounds CROSS JOIN generate_series(1, most::int) AS more
              ORDER BY live + more, task_id LIMIT :limit) turns
        GROUP BY task_id
      ),
      picked AS (
        SELECT t.*, n.id AS number_id, n.phone, n.phone_id
        FROM channels t
        JOIN shares s USING (task_id)
        CROSS JOIN LATERAL (
          SELECT n.id, n.phone, n.phone_id
          FROM numbers n
          WHERE n.task_id = t.task_id AND n.status = 'QUEUED' AND n.time_call_allow <= :nowSeconds
            AND NOT EXISTS (SELECT FROM live_calls_by_phone c WHERE c.phone_id = n.phone_id OFFSET 0)
          ORDER BY n.time_call_allow, n.id
          -- A little more than its share: another task may have fewer numbers than that.
          LIMIT least(t.free, s.share + 3)
          FOR UPDATE OF n SKIP LOCKED
        ) n
      ),
      chosen AS (
        SELECT *
        FROM (SELECT p.*, row_number() OVER (PARTITION BY kind, inner_num ORDER BY turn, task_id) AS place
              FROM (SELECT p.*, p.live + row_number() OVER (PARTITION BY task_id ORDER BY number_id) AS turn
                    FROM picked p) p) p
        -- Tasks to one group share its room.
        WHERE room IS NULL OR place <= room
        ORDER BY turn, task_id
        LIMIT :limit
      ),
      attempts AS (
        INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, sole_agent,
                           state, placed_at, due_at, due_step)
        SELECT 'dialer-' || replace(gen_random_uuid()::text, '-', ''), number_id, task_id, phone, phone_id, kind,
               CASE WHEN kind = 'POLLING' THEN poll_id::text ELSE inner_num END, sole_agent,
               'PLACING', :now, :rescueAt, 'RESCUE'
        FROM chosen
        -- Two nodes with one phone in two tasks wait for each other's rows, never in a circle.
        ORDER BY phone_id
        ON CONFLICT DO NOTHING
        RETURNING id, command_id, number_id, task_id, phone, kind, destination
      ),
      claimed AS (
        UPDATE numbers n
        SET status = 'CALLING', state = 'CreateCallFile', count_try = n.count_try + 1,
            unstamped = nextval('change_numbers')
        FROM attempts a
        WHERE n.id = a.number_id
        RETURNING a.*
      )
      SELECT c.id AS call_id, c.command_id, c.task_id, c.phone, t.dial_prefix, c.kind, c.destination, t.to_group
      FROM claimed c JOIN channels t USING (task_id)
      -- By their turns, as they were chosen.
      ORDER BY t.live + row_number() OVER (PARTITION BY task_id ORDER BY c.number_id), task_id
      """)
  List<Claim> claim(
      @Bind("tasks") Long[] tasks,
      @Bind("limit") int limit,
      @Bind("nowSeconds") long nowSeconds,
      @Bind("now") Instant now,
      @Bind("rescueAt") Instant rescueAt);
}
