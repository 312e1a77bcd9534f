package io.dialer.core.webhook;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What a webhook's deliveries are signed with. It is never shown, neither here nor where a failed
 * statement tells its arguments.
 */
public record SigningKey(String secret) implements Argument {
  private static final int BYTES = 32;

  /** A key that nobody can guess. */
  public static SigningKey generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SigningKey(HexFormat.of().formatHex(bytes));
  }

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.setString(position, secret);
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
