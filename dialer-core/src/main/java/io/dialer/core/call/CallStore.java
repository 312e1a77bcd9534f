package io.dialer.core.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Calls and their legs at rest. {@link CallBook} reads and writes many of them at a time. */
@RegisterRowMapper(CallRows.CallMapper.class)
@RegisterRowMapper(CallRows.LegMapper.class)
public interface CallStore {

  /**
   * Locks the calls that are known by any of these. Whoever locks several calls locks them in the
   * order of their ids, so that nobody waits in a circle. The ids are gathered before the first is
   * locked: a call that changed while it was waited for has kept its id, if nothing else.
   *
   * @param commandIds of attempts
   * @param callRefs the PBX's ids of calls
   * @param legs the PBX's ids of legs
   * @param listedPhones last ten digits of phones that are with the PBX's own dialler
   */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE id = ANY (ARRAY (
        SELECT id FROM calls WHERE command_id = ANY (:commandIds)
        UNION ALL
        SELECT id FROM calls WHERE call_ref = ANY (:callRefs)
        UNION ALL
        SELECT call_id FROM legs WHERE leg_id = ANY (:legs)
        UNION ALL
        SELECT id FROM live_calls_by_phone WHERE phone_id = ANY (:listedPhones) AND state = 'HANDED_OVER'))
      ORDER BY id
      FOR UPDATE
      """)
  List<Call> lock(
      @Bind("commandIds") String[] commandIds,
      @Bind("callRefs") String[] callRefs,
      @Bind("legs") String[] legs,
      @Bind("listedPhones") String[] listedPhones);

  @SqlQuery("SELECT * FROM calls WHERE command_id = :commandId FOR UPDATE")
  Optional<Call> lockByCommand(@Bind("commandId") String commandId);

  @SqlQuery("SELECT * FROM calls WHERE id = :id FOR UPDATE")
  Optional<Call> lockById(@Bind("id") long id);

  /** Calls whose next step is due, each locked by the one node that does it. */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE ended_at IS NULL AND NOT listed AND due_at <= :now
      ORDER BY due_at LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """)
  List<Call> lockDue(@Bind("now") Instant now, @Bind("limit") int limit);

  /** As {@link #lockDue}, for calls that are with the PBX's own dialler; there may be many. */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE ended_at IS NULL AND listed AND due_at <= :now
      ORDER BY due_at LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """)
  List<Call> lockDueListed(@Bind("now") Instant now, @Bind("limit") int limit);

  /** Calls that the PBX's records have to be asked for, the oldest first; they are not locked. */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE ended_at IS NULL AND NOT listed AND due_step = 'LOOK_UP' AND due_at > :now
      ORDER BY placed_at LIMIT :limit
      """)
  List<Call> toLookUp(@Bind("now") Instant now, @Bind("limit") int limit);

  /** Whether a call other than this one is known under the PBX's id. */
  @SqlQuery("SELECT EXISTS (SELECT FROM calls WHERE call_ref = :callRef AND id <> :id)")
  boolean isTaken(@Bind("callRef") String callRef, @Bind("id") long id);

  /** All legs of these calls. */
  @SqlQuery("SELECT * FROM legs WHERE call_id = ANY (:callIds)")
  List<CallRows.KeptLeg> legs(@Bind("callIds") Long[] callIds);

  /** The PBX rings phones anew: the legs of their last try tell nothing any more. */
  @SqlUpdate("DELETE FROM legs WHERE call_id = ANY (:callIds)")
  void forgetLegs(@Bind("callIds") Long[] callIds);

  /**
   * Writes legs, unless newer news of one is known, and everything of calls that can change. Either
   * may be empty. The calls' ids are said twice, or PostgreSQL would go through all calls to join
   * them.
   */
  @SqlUpdate(
      """
      INSERT INTO legs (leg_id, call_id, role, seq, digits_seq, phase, taken_from, connected, cause, reason, changed_at)
      SELECT * FROM unnest(:leg.id, :leg.callId, :leg.role, :leg.seq, :leg.digitsSeq, :leg.phase, :leg.takenFrom,
                           CAST(:leg.connected AS boolean[]), :leg.causeCode, :leg.causeReason,
                           CAST(:leg.changedAt AS timestamptz[]))
      ON CONFLICT (leg_id) DO UPDATE
      SET role = excluded.role, seq = excluded.seq, digits_seq = excluded.digits_seq, phase = excluded.phase,
          taken_from = excluded.taken_from, connected = excluded.connected,
          cause = excluded.cause, reason = excluded.reason, changed_at = excluded.changed_at
      WHERE legs.seq <= excluded.seq AND legs.call_id = excluded.call_id;

      UPDATE calls c
      SET state = w.state, call_ref = w.call_ref, commands_sent = w.commands_sent, ended_at = w.ended_at,
          question = w.question, digits = w.digits, poll_started_at = w.poll_started_at,
          first_key_at = w.first_key_at, passed = w.passed, summary_talked = w.summary_talked,
          summary_cause = w.summary_cause, summary_reason = w.summary_reason,
          due_at = w.due_at, due_step = w.due_step, released = w.released
      FROM unnest(:call.id, :call.state, :call.callRef, :call.commandsSent, CAST(:call.endedAt AS timestamptz[]),
                  :call.question, :call.digits, CAST(:call.pollStartedAt AS timestamptz[]),
                  CAST(:call.firstKeyAt AS timestamptz[]), CAST(:call.passed AS boolean[]),
                  CAST(:call.summaryTalked AS boolean[]), :call.summaryCause, :call.summaryReason,
                  CAST(:call.dueAt AS timestamptz[]), :call.dueStep, CAST(:call.released AS boolean[]))
             AS w (id, state, call_ref, commands_sent, ended_at, question, digits, poll_started_at, first_key_at,
                   passed, summary_talked, summary_cause, summary_reason, due_at, due_step, released)
      WHERE c.id = ANY (:call.id) AND c.id = w.id
      """)
  void write(
      @BindMethods("leg") CallRows.LegColumns legs,
      @BindMethods("call") CallRows.CallColumns calls);

  /** How many calls of ours are live. */
  @SqlQuery("SELECT count(*) FROM calls WHERE ended_at IS NULL AND NOT listed")
  int live();

  /** How many numbers are with the PBX's own dialler, most of them not in any call now. */
  @SqlQuery("SELECT count(*) FROM calls WHERE ended_at IS NULL AND listed")
  int handedOver();
}
