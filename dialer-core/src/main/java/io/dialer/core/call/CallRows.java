package io.dialer.core.call;

import io.dialer.core.database.Columns;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How calls and legs look as rows. */
public final class CallRows {

  private CallRows() {}

  /** Reads a row of {@code calls}. */
  public static final class CallMapper implements RowMapper<Call> {
    @Override
    public Call map(ResultSet row, StatementContext context) throws SQLException {
      return new Call(
          attempt(row),
          CallState.valueOf(row.getString("state")),
          row.getString("call_ref"),
          row.getInt("commands_sent"),
          new Call.Walk(
              row.getString("question"),
              row.getString("digits"),
              instant(row, "poll_started_at"),
              instant(row, "first_key_at")),
          row.getBoolean("passed"),
          summary(row),
          due(row));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
      return new Attempt(
          row.getLong("id"),
          row.getString("command_id"),
          row.getLong("number_id"),
          row.getLong("task_id"),
          row.getString("phone"),
          row.getString("phone_id"),
          Attempt.Kind.valueOf(row.getString("kind")),
          row.getString("destination"),
          row.getTimestamp("placed_at").toInstant());
    }

    private static Call.@Nullable Summary summary(ResultSet row) throws SQLException {
      boolean talked = row.getBoolean("summary_talked");
      return row.wasNull()
          ? null
          : new Call.Summary(talked, cause(row, "summary_cause", "summary_reason"));
    }

    private static @Nullable Due due(ResultSet row) throws SQLException {
      Instant at = instant(row, "due_at");
      return at == null ? null : new Due(at, Due.Step.valueOf(row.getString("due_step")));
    }
  }

  /**
   * A leg as its row keeps it.
   *
   * @param digitsSeq the order of the last key presses taken in
   * @param changedAt when its last news was taken in
   */
  public record KeptLeg(Leg leg, int digitsSeq, Instant changedAt) {}

  /** Reads a row of {@code legs}. */
  public static final class LegMapper implements RowMapper<KeptLeg> {
    @Override
    public KeptLeg map(ResultSet row, StatementContext context) throws SQLException {
      Leg leg =
          new Leg(
              row.getString("leg_id"),
              row.getLong("call_id"),
              Leg.Role.valueOf(row.getString("role")),
              row.getInt("seq"),
              Phase.valueOf(row.getString("phase")),
              row.getString("taken_from"),
              row.getBoolean("connected"),
              cause(row, "cause", "reason"));
      return new KeptLeg(leg, row.getInt("digits_seq"), row.getTimestamp("changed_at").toInstant());
    }
  }

  /** Legs as their columns are written. */
  public static final class LegColumns {
    private final Columns<KeptLeg> legs;

    LegColumns(List<KeptLeg> legs) {
      this.legs = Columns.of(legs);
    }

    public @Nullable String[] id() {
      return legs.texts(l -> l.leg().id());
    }

    public Long[] callId() {
      return legs.longs(l -> l.leg().callId());
    }

    public @Nullable String[] role() {
      return legs.texts(l -> l.leg().role());
    }

    public Integer[] seq() {
      return legs.ints(l -> l.leg().seq());
    }

    public Integer[] digitsSeq() {
      return legs.ints(KeptLeg::digitsSeq);
    }

    public @Nullable String[] phase() {
      return legs.texts(l -> l.leg().phase());
    }

    public @Nullable String[] takenFrom() {
      return legs.texts(l -> l.leg().takenFrom());
    }

    public @Nullable String[] connected() {
      return legs.texts(l -> l.leg().connected());
    }

    public @Nullable String[] causeCode() {
      return legs.texts(l -> code(l.leg().cause()));
    }

    public @Nullable String[] causeReason() {
      return legs.texts(l -> reason(l.leg().cause()));
    }

    public @Nullable String[] changedAt() {
      return legs.moments(KeptLeg::changedAt);
    }
  }

  /**
   * A call as its row is written.
   *
   * @param endedAt null while it is live
   * @param released whether the PBX certainly did not dial, and the number went back to its queue
   */
  record Written(Call call, @Nullable Instant endedAt, boolean released) {}

  /** Calls as their columns are written. */
  public static final class CallColumns {
    private final Columns<Written> calls;

    CallColumns(List<Written> calls) {
      this.calls = Columns.of(calls);
    }

    public Long[] id() {
      return calls.longs(w -> w.call().id());
    }

    public @Nullable String[] state() {
      return calls.texts(w -> w.call().state());
    }

    public @Nullable String[] callRef() {
      return calls.texts(w -> w.call().callRef());
    }

    public Integer[] commandsSent() {
      return calls.ints(w -> w.call().commandsSent());
    }

    public @Nullable String[] endedAt() {
      return calls.moments(Written::endedAt);
    }

    public @Nullable String[] question() {
      return calls.texts(w -> w.call().walk().question());
    }

    public @Nullable String[] digits() {
      return calls.texts(w -> w.call().walk().digits());
    }

    public @Nullable String[] pollStartedAt() {
      return calls.moments(w -> w.call().walk().startedAt());
    }

    public @Nullable String[] firstKeyAt() {
      return calls.moments(w -> w.call().walk().firstKeyAt());
    }

    public @Nullable String[] passed() {
      return calls.texts(w -> w.call().passed());
    }

    public @Nullable String[] summaryTalked() {
      return summary(Call.Summary::talked);
    }

    public @Nullable String[] summaryCause() {
      return summary(s -> code(s.cause()));
    }

    public @Nullable String[] summaryReason() {
      return summary(s -> reason(s.cause()));
    }

    public @Nullable String[] dueAt() {
      return calls.moments(w -> w.call().due() == null ? null : w.call().due().at());
    }

    public @Nullable String[] dueStep() {
      return calls.texts(w -> w.call().due() == null ? null : w.call().due().step());
    }

    public @Nullable String[] released() {
      return calls.texts(Written::released);
    }

    private @Nullable String[] summary(Function<Call.Summary, @Nullable Object> value) {
      return calls.texts(w -> w.call().summary() == null ? null : value.apply(w.call().summary()));
    }
  }

  private static @Nullable String code(@Nullable Cause cause) {
    return cause == null ? null : cause.code();
  }

  private static @Nullable String reason(@Nullable Cause cause) {
    return cause == null ? null : cause.reason().name();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Cause cause(ResultSet row, String code, String reason)
      throws SQLException {
    String value = row.getString(code);
    return value == null ? null : new Cause(value, EndReason.valueOf(row.getString(reason)));
  }
}
