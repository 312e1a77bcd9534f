package io.dialer.api.rest;

import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;

/** Tells a database that cannot be used now from an error of ours. */
final class DatabaseTrouble {

  private DatabaseTrouble() {}

  /** Whether the same request may succeed later: no connection, or locks and queries too slow. */
  static boolean isPassing(Throwable thrown) {
    return ErrorReply.cause(thrown, ConnectionException.class).isPresent()
        || state(thrown).filter(DatabaseTrouble::isPassing).isPresent();
  }

  static String explain(Throwable thrown) {
    return ErrorReply.cause(thrown, SQLException.class)
        .map(e -> e.getMessage() + " (SQLSTATE " + e.getSQLState() + ")")
        .orElseGet(thrown::toString);
  }

  private static Optional<String> state(Throwable thrown) {
    return ErrorReply.cause(thrown, SQLException.class).map(SQLException::getSQLState);
  }

  private static boolean isPassing(String state) {
    return state.startsWith("08")
        || state.startsWith("57P0")
        || switch (state) {
          // Too many connections, read-only standby, query too slow, lock too slow, deadlock.
          case "53300", "25006", "57014", "55P03", "40P01", "40001" -> true;
          default -> false;
        };
  }
}
