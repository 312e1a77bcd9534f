package io.dialer.core.agent;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Which employees say that they can answer. What is not known here does not hold up dialling. */
public interface AgentStatusStore {

  /**
   * Somebody of the PBX as operators see him now.
   *
   * @param status what he told the PBX about himself; null when not known, and for groups
   * @param since since when he has this status; null as the status
   * @param calls calls that ring or occupy him, whoever began them; of a group, those on their way
   * @param able of a group, how many members could answer now; null when not known
   */
  record AgentState(
      String extension,
      Agent.Kind kind,
      String name,
      @Nullable AgentStatus status,
      @Nullable Instant since,
      long calls,
      @Nullable Long able) {}

  /**
   * Notes a status. One that began before the status known already is out of date and changes
   * nothing.
   *
   * @param pbxId the PBX's own id of the employee
   * @param since when he took this status
   * @return 0 when it was out of date
   */
  @SqlUpdate(
      """
      INSERT INTO agent_statuses AS known (pbx_id, status, since, confirmed_at)
      VALUES (:pbxId, :status, :since, :now)
      ON CONFLICT (pbx_id) DO UPDATE
      SET status = excluded.status, confirmed_at = excluded.confirmed_at,
          since = CASE WHEN known.status = excluded.status THEN known.since ELSE excluded.since END
      WHERE known.since <= excluded.since
      """)
  int changed(
      @Bind("pbxId") String pbxId,
      @Bind("status") AgentStatus status,
      @Bind("since") Instant since,
      @Bind("now") Instant now);

  /**
   * The PBX listed everybody who is there, at {@code asked}: all others are away. Newer news of
   * somebody stays.
   *
   * @param present the PBX's ids of those who are there
   */
  @SqlUpdate(
      """
      UPDATE agent_statuses
      SET since = CASE WHEN status = 'OFFLINE' THEN since ELSE :asked END,
          status = 'OFFLINE', confirmed_at = :asked
      WHERE since < :asked AND pbx_id <> ALL (:present)
      """)
  int awayUnlessAmong(@Bind("present") String[] present, @Bind("asked") Instant asked);

  /** Forgets statuses that the PBX has not confirmed since {@code before}; returns how many. */
  @SqlUpdate("DELETE FROM agent_statuses WHERE confirmed_at <= :before")
  int forget(@Bind("before") Instant before);

  /** Everybody of the directory, by extension. */
  @SqlQuery(
      """
      SELECT a.extension, a.kind, a.name, s.status, s.since, r.able,
             coalesce(r.coming, (SELECT count(DISTINCT replace(l.leg_id, '#from', '')) FROM agent_legs l
                                 WHERE l.extension = a.extension AND NOT l.ended)) AS calls
      FROM agents a
      LEFT JOIN agent_statuses s ON s.pbx_id = a.pbx_id
      LEFT JOIN group_room r ON r.extension = a.extension
      ORDER BY a.extension
      """)
  @RegisterConstructorMapper(AgentState.class)
  List<AgentState> states();
}
