package io.dialer.core.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads the columns of {@link ResultFeed#ROWS} by their places: replies have ten thousand rows, and
 * to find every column of each by its name takes longer than all the rest.
 */
public final class ResultRowMapper implements RowMapper<ResultRow> {

  @Override
  public ResultRow map(ResultSet row, StatementContext context) throws SQLException {
    return new ResultRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        row.getLong(14),
        row.getLong(15),
        row.getInt(16),
        row.getLong(17),
        row.getLong(18));
  }
}
