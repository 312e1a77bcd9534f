package io.dialer.mango.webhook;

import java.sql.SQLException;

/** Tells the database's failures apart (PostgreSQL, appendix A). */
final class SqlStates {

  private SqlStates() {}

  /** Deadlock or serialization failure: the same transaction may succeed when repeated. */
  static boolean isWorthRepeating(Throwable failure) {
    String state = of(failure);
    return state.equals("40001") || state.equals("40P01");
  }

  /** Whether the transaction is gone, and not just one statement of it. */
  static boolean isLostTransaction(Throwable failure) {
    String state = of(failure);
    return state.startsWith("40") || state.startsWith("08") || state.startsWith("57P");
  }

  /**
   * Whether the database is to blame and may do better later: a lock or a statement that took too
   * long, no room, no disk. The transaction is still there.
   */
  static boolean isPassing(Throwable failure) {
    String state = of(failure);
    return state.equals("55P03")
        || state.equals("57014")
        || state.startsWith("53")
        || state.startsWith("58");
  }

  /** Whether the statement's own values are to blame. */
  static boolean isBadValue(Throwable failure) {
    return of(failure).startsWith("22");
  }

  private static String of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
