package io.dialer.core.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** What passes by itself: the same request may succeed later (PostgreSQL, appendix A). */
public enum DatabaseTrouble {
  /** There is no connection, it was lost, or the server takes no writes: it is away or starting. */
  AWAY,
  /** A deadlock or a conflict of two transactions; ours was undone, and may be repeated at once. */
  LOST_RACE,
  /** Somebody else held a lock for longer than we wait. */
  LOCKED,
  /** A statement took longer than it may. */
  TOO_SLOW,
  /** The server is out of disk, memory or the like, or cannot use its disk. */
  NO_ROOM;

  private static final int MAX_CAUSES = 20;

  /**
   * What kind of trouble a failure comes from.
   *
   * @param failure of JDBC or of whatever wraps it
   * @return empty when it is no trouble of the database, or one that does not pass by itself
   */
  public static Optional<DatabaseTrouble> of(Throwable failure) {
    return causes(failure).flatMap(cause -> ofOne(cause).stream()).findFirst();
  }

  /**
   * Whether the transaction is gone, and not just one statement of it: then a savepoint helps no
   * more.
   */
  public static boolean endsTransaction(Throwable failure) {
    return of(failure).filter(trouble -> trouble == AWAY || trouble == LOST_RACE).isPresent();
  }

  /** Whether the statement's own values are to blame: repeating it cannot help. */
  public static boolean isBadValue(Throwable failure) {
    return causes(failure).anyMatch(cause -> state(cause).startsWith("22"));
  }

  private static Optional<DatabaseTrouble> ofOne(Throwable cause) {
    return cause instanceof ConnectionException ? Optional.of(AWAY) : ofState(state(cause));
  }

  private static Optional<DatabaseTrouble> ofState(String state) {
    if (state.startsWith("08") || state.startsWith("57P")) {
      return Optional.of(AWAY);
    }
    return switch (state) {
      // Too many connections; a standby that takes no writes; cut off for doing nothing for too
      // long.
      case "53300", "25006", "25P03", "25P04" -> Optional.of(AWAY);
      case "40001", "40P01" -> Optional.of(LOST_RACE);
      case "55P03" -> Optional.of(LOCKED);
      case "57014" -> Optional.of(TOO_SLOW);
      default ->
          state.startsWith("53") || state.startsWith("58")
              ? Optional.of(NO_ROOM)
              : Optional.empty();
    };
  }

  private static String state(Throwable cause) {
    return cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MAX_CAUSES);
  }
}
