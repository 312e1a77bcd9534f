package io.dialer.core.outbound;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The numbers of chunks at rest, and the attempts made of them. */
@RegisterConstructorMapper(ListedNumbers.Waiting.class)
@RegisterConstructorMapper(ListedNumbers.Held.class)
public interface ListedNumbers {

  /** A number that may be called now. */
  record Waiting(long id, String phone, String phoneId) {}

  /**
   * A number that is in a chunk.
   *
   * @param dialled as it was handed over
   * @param callRef the PBX's id of a call that rang it; null: no news of any
   */
  record Held(String dialled, long callId, @Nullable String callRef) {}

  /** Open tasks of the PBX's own dialler with numbers to call and no chunk in preparation. */
  @SqlQuery(
      """
      SELECT t.id FROM tasks t JOIN campaigns c ON c.id = t.campaign_id AND c.dialing = 'OUTBOUND'
      WHERE t.state = 0 AND t.waiting_for IS NULL
        AND NOT EXISTS (SELECT FROM outbound_chunks o
                        WHERE o.task_id = t.id AND o.state IN ('PLANNED', 'FILLING', 'COUNTING', 'STARTING'))
        AND (SELECT count(*) FROM outbound_chunks o WHERE o.task_id = t.id AND o.state <> 'GONE') < :most
        AND EXISTS (SELECT FROM numbers n
                    WHERE n.task_id = t.id AND n.status = 'QUEUED' AND n.time_call_allow <= :now
                      AND NOT EXISTS (SELECT FROM live_calls_by_phone c WHERE c.phone_id = n.phone_id OFFSET 0)
                      AND NOT EXISTS (SELECT FROM outbound_numbers o WHERE o.phone_id = n.phone_id AND o.held))
      ORDER BY t.id
      """)
  List<Long> tasksToPlan(@Bind("now") long now, @Bind("most") int most);

  /** A task's numbers that may be called now and are in no call and no list. */
  @SqlQuery(
      """
      SELECT n.id, n.phone, n.phone_id FROM numbers n
      WHERE n.task_id = :taskId AND n.status = 'QUEUED' AND n.time_call_allow <= :now
        AND NOT EXISTS (SELECT FROM live_calls_by_phone c WHERE c.phone_id = n.phone_id OFFSET 0)
        AND NOT EXISTS (SELECT FROM outbound_numbers o WHERE o.phone_id = n.phone_id AND o.held)
      ORDER BY n.time_call_allow, n.id
      LIMIT :limit
      """)
  List<Waiting> waiting(
      @Bind("taskId") long taskId, @Bind("now") long now, @Bind("limit") int limit);

  /** A number that no list can hold has its result at once. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET status = 'FINISHED', state = 'failedOriginate', result = 'FAIL_ROUTE', out_dial_state = 'CHANUNAVAIL',
          cause = 'INVALID', close_time = :now, unstamped = nextval('change_numbers')
      WHERE id = :id AND status = 'QUEUED'
      """)
  int cannotBeListed(@Bind("id") long id, @Bind("now") long now);

  @SqlQuery(
      """
      INSERT INTO outbound_chunks (task_id, marker, state, lots, since, due_at)
      VALUES (:taskId, 'dialer-' || :taskId || '-' || replace(gen_random_uuid()::text, '-', ''), 'PLANNED', :lots,
              :now, :now)
      RETURNING id
      """)
  long plan(@Bind("taskId") long taskId, @Bind("lots") int lots, @Bind("now") Instant now);

  @SqlUpdate(
      """
      INSERT INTO outbound_numbers (chunk_id, dialled, number_id, phone_id, lot)
      SELECT :chunkId, dialled, number_id, phone_id, (place - 1) / :lotSize + 1
      FROM unnest(:dialled, :numberIds, :phoneIds) WITH ORDINALITY AS n (dialled, number_id, phone_id, place)
      """)
  int add(
      @Bind("chunkId") long chunkId,
      @Bind("lotSize") int lotSize,
      @Bind("dialled") String[] dialled,
      @Bind("numberIds") Long[] numberIds,
      @Bind("phoneIds") String[] phoneIds);

  @SqlQuery(
      """
      SELECT dialled FROM outbound_numbers WHERE chunk_id = :chunkId AND lot = :lot ORDER BY number_id
      """)
  List<String> lot(@Bind("chunkId") long chunkId, @Bind("lot") int lot);

  @SqlQuery("SELECT count(*) FROM outbound_numbers WHERE chunk_id = :chunkId")
  int size(@Bind("chunkId") long chunkId);

  /** A number of a chunk that is still to be called, as its list has it and as its task has it. */
  record Due(String dialled, String phone) {}

  /** The chunk's numbers that may be called now, locked, so that nobody changes them. */
  @SqlQuery(
      """
      SELECT o.dialled, n.phone
      FROM outbound_numbers o JOIN numbers n ON n.id = o.number_id
      WHERE o.chunk_id = :chunkId AND n.status = 'QUEUED' AND n.time_call_allow <= :now
      ORDER BY n.id
      FOR UPDATE OF n
      """)
  @RegisterConstructorMapper(Due.class)
  List<Due> lockDue(@Bind("chunkId") long chunkId, @Bind("now") long now);

  /**
   * Writes the attempts of a chunk's numbers. A phone that is in another call has none: the number
   * of attempts tells.
   *
   * @return how many attempts were written
   */
  @SqlUpdate(
      """
      WITH attempts AS (
        INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state,
                           placed_at, due_at, due_step, listed)
        SELECT 'dialer-' || replace(gen_random_uuid()::text, '-', ''), n.id, n.task_id, n.phone, n.phone_id,
               :kind, :destination, 'HANDED_OVER', :now, :dueAt, 'RESCUE', true
        FROM outbound_numbers o JOIN numbers n ON n.id = o.number_id
        WHERE o.chunk_id = :chunkId
        -- As in every claim, so that nobody waits in a circle.
        ORDER BY n.phone_id
        ON CONFLICT DO NOTHING
        RETURNING id, number_id
      ),
      linked AS (
        UPDATE outbound_numbers o SET call_id = a.id
        FROM attempts a WHERE o.chunk_id = :chunkId AND o.number_id = a.number_id
      )
      UPDATE numbers n
      SET status = 'CALLING', state = 'CreateCallFile', count_try = n.count_try + 1,
          unstamped = nextval('change_numbers')
      FROM attempts a
      WHERE n.id = a.number_id
      """)
  int attempt(
      @Bind("chunkId") long chunkId,
      @Bind("kind") String kind,
      @Bind("destination") String destination,
      @Bind("now") Instant now,
      @Bind("dueAt") Instant dueAt);

  /** The numbers of a started chunk that have no last word yet. */
  @SqlQuery(
      """
      SELECT o.dialled, o.call_id, c.call_ref
      FROM outbound_numbers o JOIN calls c ON c.id = o.call_id
      WHERE o.chunk_id = :chunkId AND o.held
      ORDER BY o.number_id
      """)
  List<Held> held(@Bind("chunkId") long chunkId);

  /**
   * Those of a chunk's calls that somebody may still be talking in: the PBX stops a list, not its
   * calls.
   *
   * @param after a leg that nothing was heard of since then has ended
   */
  @SqlQuery(
      """
      SELECT o.call_id FROM outbound_numbers o
      WHERE o.chunk_id = :chunkId AND o.held
        AND EXISTS (SELECT FROM legs l
                    WHERE l.call_id = o.call_id AND l.phase <> 'DISCONNECTED' AND l.changed_at > :after)
      """)
  Set<Long> inTheAir(@Bind("chunkId") long chunkId, @Bind("after") Instant after);

  @SqlUpdate("UPDATE outbound_numbers SET held = false WHERE call_id = ANY (:callIds) AND held")
  int letGo(@Bind("callIds") Long[] callIds);

  /** Nothing more comes of a chunk that is given up or done: its numbers are free for another. */
  @SqlUpdate(
      """
      UPDATE outbound_numbers SET held = false
      WHERE chunk_id = :chunkId AND held
        AND EXISTS (SELECT FROM outbound_chunks WHERE id = :chunkId AND state IN ('DELETING', 'GONE'))
      """)
  int letAllGo(@Bind("chunkId") long chunkId);
}
