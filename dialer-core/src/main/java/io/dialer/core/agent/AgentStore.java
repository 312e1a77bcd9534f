package io.dialer.core.agent;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Extensions and groups of the PBX, and which extensions are talking. */
public interface AgentStore {

  /** Replaces the directory by what the PBX lists now. */
  @Transaction
  default void replaceDirectory(List<Agent> agents, Instant now) {
    upsert(agents, now);
    forgetOthers(agents.stream().map(Agent::extension).toArray(String[]::new));
    forgetMembers();
    for (Agent agent : agents) {
      if (agent.members() != null) {
        addMembers(agent.extension(), agent.members().toArray(String[]::new));
      }
    }
  }

  @SqlBatch(
      """
      INSERT INTO agents (extension, kind, name, pbx_id, members_known, changed_at)
      VALUES (:extension, :kind, :name, :pbxId, :membersKnown, :now)
      ON CONFLICT (extension) DO UPDATE
      SET kind = excluded.kind, name = excluded.name, pbx_id = excluded.pbx_id,
          members_known = excluded.members_known, changed_at = excluded.changed_at
      """)
  void upsert(@BindMethods List<Agent> agents, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM agents WHERE extension <> ALL (:extensions)")
  void forgetOthers(@Bind("extensions") String[] extensions);

  @SqlUpdate("DELETE FROM agent_members")
  void forgetMembers();

  @SqlUpdate(
      """
      INSERT INTO agent_members (group_extension, member)
      SELECT :extension, member FROM unnest(:members) AS member
      ON CONFLICT DO NOTHING
      """)
  void addMembers(@Bind("extension") String extension, @Bind("members") String[] members);

  /**
   * Notes that a leg rings, talks or has left an extension. Out-of-date news changes nothing.
   *
   * @param seq the leg's own order of news
   */
  @SqlUpdate(
      """
      INSERT INTO agent_legs (leg_id, extension, seq, ended, since)
      VALUES (:leg, :extension, :seq, :ended, :now)
      ON CONFLICT (leg_id) DO UPDATE
      SET extension = excluded.extension, seq = excluded.seq, ended = excluded.ended
      WHERE agent_legs.seq < excluded.seq
      """)
  void legChanged(
      @Bind("leg") String leg,
      @Bind("extension") String extension,
      @Bind("seq") int seq,
      @Bind("ended") boolean ended,
      @Bind("now") Instant now);

  /** Whether some leg occupies the extension; legs older than {@code since} count as lost. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM agent_legs
                     WHERE extension = :extension AND NOT ended AND since > :since)
      """)
  boolean isBusy(@Bind("extension") String extension, @Bind("since") Instant since);

  /**
   * Frees extensions of legs whose call has ended: their own end was never told. The calling side
   * of a leg is noted under the leg's id with {@code #from} behind it.
   *
   * @return how many legs
   */
  @SqlUpdate(
      """
      UPDATE agent_legs SET ended = true
      WHERE leg_id IN (
        SELECT a.leg_id
        FROM agent_legs a
        JOIN legs l ON l.leg_id = split_part(a.leg_id, '#', 1)
        JOIN calls c ON c.id = l.call_id
        WHERE NOT a.ended AND c.ended_at IS NOT NULL
        -- A leg that is being changed has news of its own.
        FOR UPDATE OF a SKIP LOCKED)
      """)
  int freeLegsOfEndedCalls();

  /** Forgets legs that began before {@code before}; returns how many. */
  @SqlUpdate("DELETE FROM agent_legs WHERE since <= :before")
  int forgetLegs(@Bind("before") Instant before);
}
