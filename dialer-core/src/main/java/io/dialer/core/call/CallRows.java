package io.dialer.core.call;

import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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

  /** Reads a row of {@code legs}. */
  public static final class LegMapper implements RowMapper<Leg> {
    @Override
    public Leg map(ResultSet row, StatementContext context) throws SQLException {
      return new Leg(
          row.getString("leg_id"),
          row.getLong("call_id"),
          Leg.Role.valueOf(row.getString("role")),
          row.getInt("seq"),
          Phase.valueOf(row.getString("phase")),
          row.getString("taken_from"),
          row.getBoolean("connected"),
          cause(row, "cause", "reason"));
    }
  }

  /** A call as its row is written. */
  public record Written(Call call, @Nullable Instant endedAt) {
    public long id() {
      return call.id();
    }

    public String state() {
      return call.state().name();
    }

    public @Nullable String callRef() {
      return call.callRef();
    }

    public int commandsSent() {
      return call.commandsSent();
    }

    public @Nullable String question() {
      return call.walk().question();
    }

    public String digits() {
      return call.walk().digits();
    }

    public @Nullable Instant pollStartedAt() {
      return call.walk().startedAt();
    }

    public @Nullable Instant firstKeyAt() {
      return call.walk().firstKeyAt();
    }

    public boolean passed() {
      return call.passed();
    }

    public @Nullable Boolean summaryTalked() {
      return call.summary() == null ? null : call.summary().talked();
    }

    public @Nullable String summaryCause() {
      Cause cause = call.summary() == null ? null : call.summary().cause();
      return cause == null ? null : cause.code();
    }

    public @Nullable String summaryReason() {
      Cause cause = call.summary() == null ? null : call.summary().cause();
      return cause == null ? null : cause.reason().name();
    }

    public @Nullable Instant dueAt() {
      return call.due() == null ? null : call.due().at();
    }

    public @Nullable String dueStep() {
      return call.due() == null ? null : call.due().step().name();
    }
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
