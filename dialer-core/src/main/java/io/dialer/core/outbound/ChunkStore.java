package io.dialer.core.outbound;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Chunks at rest. Whatever changes a chunk names the state that it has to be in, so that a node
 * which was believed dead changes nothing any more.
 */
@RegisterConstructorMapper(Chunk.class)
public interface ChunkStore {

  /** Takes the one turn in the cluster, until this transaction ends or its connection is lost. */
  @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtextextended('outbound round', 0))")
  boolean takeTurn();

  @SqlQuery("SELECT * FROM outbound_chunks WHERE due_at <= :now ORDER BY due_at, id")
  List<Chunk> due(@Bind("now") Instant now);

  /**
   * Moves a chunk on.
   *
   * @return whether it was in the state that the caller believed
   * @throws IllegalArgumentException if the table of moves does not have the move
   */
  default boolean move(Chunk chunk, ChunkState to, Instant now) {
    if (!ChunkMoves.from(chunk.state()).contains(to)) {
      throw new IllegalArgumentException(
          "chunk %d cannot go from %s to %s".formatted(chunk.id(), chunk.state(), to));
    }
    return moved(chunk.id(), chunk.state(), to, to == ChunkState.GONE ? null : now, now) == 1;
  }

  @SqlUpdate(
      """
      UPDATE outbound_chunks SET state = :to, since = :now, due_at = :dueAt
      WHERE id = :id AND state = :from
      """)
  int moved(
      @Bind("id") long id,
      @Bind("from") ChunkState from,
      @Bind("to") ChunkState to,
      @Bind("dueAt") @Nullable Instant dueAt,
      @Bind("now") Instant now);

  @SqlUpdate("UPDATE outbound_chunks SET due_at = :at WHERE id = :id AND due_at IS NOT NULL")
  void wait(@Bind("id") long id, @Bind("at") Instant at);

  /**
   * The PBX is being asked for a list.
   *
   * @param askedFor what {@link Orders#essence} says of the order
   */
  @SqlUpdate(
      """
      UPDATE outbound_chunks SET asked_at = :now, asked_for = :askedFor
      WHERE id = :id AND state = 'PLANNED' AND asked_at IS NULL
      """)
  int asked(@Bind("id") long id, @Bind("askedFor") String askedFor, @Bind("now") Instant now);

  /** Whether the PBX was asked for just this. */
  @SqlQuery("SELECT EXISTS (SELECT FROM outbound_chunks WHERE id = :id AND asked_for = :askedFor)")
  boolean wasAskedFor(@Bind("id") long id, @Bind("askedFor") String askedFor);

  /** The PBX certainly made no list. */
  @SqlUpdate("UPDATE outbound_chunks SET asked_at = NULL WHERE id = :id AND state = 'PLANNED'")
  int notAsked(@Bind("id") long id);

  /** The PBX has made the list. */
  @SqlUpdate(
      """
      UPDATE outbound_chunks SET pbx_id = :pbxId, state = 'FILLING', since = :now, due_at = :now
      WHERE id = :id AND state = 'PLANNED' AND asked_at IS NOT NULL
      """)
  int made(@Bind("id") long id, @Bind("pbxId") long pbxId, @Bind("now") Instant now);

  /** A list turned up that had been given up. */
  @SqlUpdate("UPDATE outbound_chunks SET pbx_id = :pbxId WHERE id = :id AND state = 'DELETING'")
  int turnedUp(@Bind("id") long id, @Bind("pbxId") long pbxId);

  /** A lot is about to be sent. */
  @SqlUpdate(
      """
      UPDATE outbound_chunks SET lots_sent = :lot
      WHERE id = :id AND state = 'FILLING' AND lots_sent = :lot - 1 AND lots_taken = :lot - 1
      """)
  int lotNoted(@Bind("id") long id, @Bind("lot") int lot);

  /** The PBX certainly did not take the lot. */
  @SqlUpdate(
      """
      UPDATE outbound_chunks SET lots_sent = :lot - 1
      WHERE id = :id AND state = 'FILLING' AND lots_sent = :lot AND lots_taken = :lot - 1
      """)
  int lotNotSent(@Bind("id") long id, @Bind("lot") int lot);

  @SqlUpdate(
      """
      UPDATE outbound_chunks SET lots_taken = :lot
      WHERE id = :id AND state = 'FILLING' AND lots_sent = :lot AND lots_taken = :lot - 1
      """)
  int lotTaken(@Bind("id") long id, @Bind("lot") int lot);

  /** The attempts of all its numbers are committed with this. */
  @SqlUpdate(
      """
      UPDATE outbound_chunks SET state = 'STARTING', started_at = :now, since = :now, due_at = :now
      WHERE id = :id AND state = 'COUNTING' AND pbx_id IS NOT NULL
      """)
  int starting(@Bind("id") long id, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE outbound_chunks SET ended_at = :now
      WHERE id = :id AND state = 'CLOSING' AND ended_at IS NULL
      """)
  int ended(@Bind("id") long id, @Bind("now") Instant now);

  @SqlUpdate("UPDATE outbound_chunks SET failure = :failure WHERE id = :id")
  void failed(@Bind("id") long id, @Bind("failure") String failure);

  /**
   * Forgets some chunks, and their numbers, that have been gone for long.
   *
   * @return how many; fewer than {@code most} when there are no more
   */
  @SqlUpdate(
      """
      DELETE FROM outbound_chunks
      WHERE id IN (SELECT id FROM outbound_chunks WHERE state = 'GONE' AND since < :before LIMIT :most)
      """)
  int forget(@Bind("before") Instant before, @Bind("most") int most);

  /** How many chunks of a task failed lately through the PBX. */
  @SqlQuery(
      """
      SELECT count(*) FROM outbound_chunks
      WHERE task_id = :taskId AND failure IS NOT NULL AND since > :after
      """)
  int failures(@Bind("taskId") long taskId, @Bind("after") Instant after);

  /** Notes why the PBX does not take a task, and lets the task wait for it. */
  @SqlUpdate(
      """
      WITH refused AS (
        INSERT INTO outbound_refusals (task_id, reason, until)
        SELECT id, :reason, :until FROM tasks WHERE id = :taskId
        ON CONFLICT (task_id) DO UPDATE SET reason = excluded.reason, until = excluded.until)
      UPDATE tasks SET waiting_for = :reason WHERE id = :taskId
      """)
  void refuse(
      @Bind("taskId") long taskId, @Bind("reason") String reason, @Bind("until") Instant until);

  /** Tasks that waited for long enough; they may be asked for again. */
  @SqlUpdate(
      """
      WITH over AS (DELETE FROM outbound_refusals WHERE until <= :now RETURNING task_id, reason)
      UPDATE tasks t SET waiting_for = NULL FROM over o WHERE t.id = o.task_id AND t.waiting_for = o.reason
      """)
  int refusalsOver(@Bind("now") Instant now);
}
