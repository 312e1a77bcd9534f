package io.dialer.core.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Calls and their legs at rest. Reading a call here locks it until the transaction ends. */
@RegisterRowMapper(CallRows.CallMapper.class)
@RegisterRowMapper(CallRows.LegMapper.class)
public interface CallStore {

  @SqlQuery("SELECT * FROM calls WHERE command_id = :commandId FOR UPDATE")
  Optional<Call> lockByCommand(@Bind("commandId") String commandId);

  @SqlQuery("SELECT * FROM calls WHERE id = :id FOR UPDATE")
  Optional<Call> lockById(@Bind("id") long id);

  /** The live call of a phone that is with the PBX's own dialler. */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE phone_id = :phoneId AND ended_at IS NULL AND state = 'HANDED_OVER'
      FOR UPDATE
      """)
  Optional<Call> lockHandedOver(@Bind("phoneId") String phoneId);

  @SqlQuery("SELECT * FROM calls WHERE call_ref = :callRef FOR UPDATE")
  Optional<Call> lockByRef(@Bind("callRef") String callRef);

  @SqlQuery(
      """
      SELECT * FROM calls WHERE id = (SELECT call_id FROM legs WHERE leg_id = :leg) FOR UPDATE
      """)
  Optional<Call> lockByLeg(@Bind("leg") String leg);

  /** Calls whose next step is due, each locked by the one node that does it. */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE ended_at IS NULL AND due_at <= :now
      ORDER BY due_at LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """)
  List<Call> lockDue(@Bind("now") Instant now, @Bind("limit") int limit);

  /** Calls that the PBX's records have to be asked for, the oldest first; they are not locked. */
  @SqlQuery(
      """
      SELECT * FROM calls
      WHERE ended_at IS NULL AND due_step = 'LOOK_UP' AND due_at > :now
      ORDER BY placed_at LIMIT :limit
      """)
  List<Call> toLookUp(@Bind("now") Instant now, @Bind("limit") int limit);

  /** Whether a call other than this one is known under the PBX's id. */
  @SqlQuery("SELECT EXISTS (SELECT FROM calls WHERE call_ref = :callRef AND id <> :id)")
  boolean isTaken(@Bind("callRef") String callRef, @Bind("id") long id);

  /** A call's legs, the one changed last at the end. */
  @SqlQuery("SELECT * FROM legs WHERE call_id = :callId ORDER BY changed_at, leg_id")
  List<Leg> legs(@Bind("callId") long callId);

  /**
   * Takes a leg's news in, unless newer news of it is known.
   *
   * @return whether the news was new
   */
  default boolean saveLeg(Leg leg, Instant now) {
    return upsertLeg(
            leg,
            leg.cause() == null ? null : leg.cause().code(),
            leg.cause() == null ? null : leg.cause().reason().name(),
            now)
        == 1;
  }

  @SqlUpdate(
      """
      INSERT INTO legs (leg_id, call_id, role, seq, phase, taken_from, connected, cause, reason, changed_at)
      VALUES (:id, :callId, :role, :seq, :phase, :takenFrom, :connected, :causeCode, :causeReason, :now)
      ON CONFLICT (leg_id) DO UPDATE
      SET role = excluded.role, seq = excluded.seq, phase = excluded.phase,
          taken_from = coalesce(excluded.taken_from, legs.taken_from),
          connected = legs.connected OR excluded.connected,
          cause = excluded.cause, reason = excluded.reason, changed_at = excluded.changed_at
      WHERE legs.seq < excluded.seq AND legs.call_id = excluded.call_id
      """)
  int upsertLeg(
      @BindMethods Leg leg,
      @Bind("causeCode") @Nullable String causeCode,
      @Bind("causeReason") @Nullable String causeReason,
      @Bind("now") Instant now);

  /** The PBX rings the phone anew: the legs of its last try tell nothing any more. */
  @SqlUpdate("DELETE FROM legs WHERE call_id = :callId")
  int forgetLegs(@Bind("callId") long callId);

  /** Notes a leg's key presses; returns 0 when this or a later packet of them was seen. */
  @SqlUpdate("UPDATE legs SET digits_seq = :seq WHERE leg_id = :leg AND digits_seq < :seq")
  int digitsSeen(@Bind("leg") String leg, @Bind("seq") int seq);

  /** Writes everything of a call that can change. */
  default void save(Call call, @Nullable Instant endedAt) {
    update(new CallRows.Written(call, endedAt));
  }

  @SqlUpdate(
      """
      UPDATE calls
      SET state = :state, call_ref = :callRef, commands_sent = :commandsSent, ended_at = :endedAt,
          question = :question, digits = :digits, poll_started_at = :pollStartedAt,
          first_key_at = :firstKeyAt, passed = :passed,
          summary_talked = :summaryTalked, summary_cause = :summaryCause, summary_reason = :summaryReason,
          due_at = :dueAt, due_step = :dueStep
      WHERE id = :id
      """)
  void update(@BindMethods CallRows.Written call);

  /** Notes that the PBX certainly did not dial, and that the number went back to its queue. */
  @SqlUpdate("UPDATE calls SET released = true WHERE id = :id")
  void markReleased(@Bind("id") long id);

  /** How many calls of ours are live. */
  @SqlQuery("SELECT count(*) FROM calls WHERE ended_at IS NULL AND NOT listed")
  int live();

  /** How many numbers are with the PBX's own dialler, most of them not in any call now. */
  @SqlQuery("SELECT count(*) FROM calls WHERE ended_at IS NULL AND listed")
  int handedOver();
}
