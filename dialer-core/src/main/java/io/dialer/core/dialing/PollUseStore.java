package io.dialer.core.dialing;

import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What the polls that are being dialled needed of the PBX. */
interface PollUseStore {

  /**
   * A poll and its recent calls, but for those that the PBX's own dialler made.
   *
   * @param calls how many have ended since the poll was changed last, at most the last hundred
   * @param commands how many commands they needed together, dialling included
   */
  record PollUse(Poll poll, int calls, long commands) {}

  /** The polls of all open tasks. */
  @SqlQuery(
      """
      SELECT p.id, p.crm_id, p.name, p.questions, needed.calls, needed.commands
      FROM polls p
      CROSS JOIN LATERAL (
        SELECT count(*) AS calls, coalesce(sum(1 + c.commands_sent), 0) AS commands
        FROM (
          SELECT c.commands_sent FROM calls c
          WHERE c.kind = 'POLLING' AND c.destination = p.id::text
            AND c.ended_at >= p.changed_at AND c.placed_at >= p.changed_at AND NOT c.released AND NOT c.listed
          ORDER BY c.ended_at DESC
          LIMIT 100
        ) c
      ) needed
      WHERE p.id IN (SELECT poll_id FROM task_channels)
      """)
  @RegisterRowMapper(PollUseMapper.class)
  List<PollUse> all();

  /** Reads a poll with what its calls needed. */
  final class PollUseMapper implements RowMapper<PollUse> {
    private final PollStore.PollMapper poll = new PollStore.PollMapper();

    @Override
    public PollUse map(ResultSet row, StatementContext context) throws SQLException {
      return new PollUse(poll.map(row, context), row.getInt("calls"), row.getLong("commands"));
    }
  }
}
