package io.dialer.bench.lives;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a life leaves in the dialer's tables, as plain statements: the same rows in the same order
 * as the dialer's own. Nothing is read back and nothing is decided, which the dialer has to do.
 *
 * <p>They are written for one call or for many at once: in each statement the only value is an id,
 * or an array of ids.
 */
final class RowsOfALife {
  private static final String OF_ONE = "(VALUES (?::bigint)) AS of (id)";
  private static final String OF_MANY = "unnest(?::bigint[]) AS of (id)";

  private static final String ATTEMPT =
      """
      INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination,
                         state, placed_at, due_at, due_step)
      SELECT 'job-' || n.id, n.id, n.task_id, n.phone, n.phone_id, 'POLLING', '1',
             'PLACING', now(), now() + interval '1 minute', 'RESCUE'
      FROM {of} JOIN numbers n ON n.id = of.id
      RETURNING id
      """;
  private static final String CLAIM =
      """
      UPDATE numbers
      SET status = 'CALLING', state = 'CreateCallFile', count_try = count_try + 1,
          unstamped = nextval('change_numbers')
      FROM {of} WHERE numbers.id = of.id AND status = 'QUEUED'
      """;

  private static final String LEG_APPEARS =
      """
      INSERT INTO legs (leg_id, call_id, role, seq, phase, taken_from, connected, changed_at)
      SELECT 'entry-' || of.id || '/{leg}', of.id, '{leg}', 1, 'APPEARED', {takenFrom}, false, now() FROM {of}
      """;
  private static final String CUSTOMER_APPEARS =
      LEG_APPEARS.replace("{leg}", "CUSTOMER").replace("{takenFrom}", "NULL");
  private static final String MENU_APPEARS =
      LEG_APPEARS
          .replace("{leg}", "MENU")
          .replace("{takenFrom}", "'entry-' || of.id || '/CUSTOMER'");
  private static final String LEG_CONNECTED =
      """
      UPDATE legs SET seq = 2, phase = 'CONNECTED', connected = true, changed_at = now()
      FROM {of} WHERE leg_id = 'entry-' || of.id || '/{leg}' AND seq < 2
      """;
  private static final String LEG_ENDED =
      """
      UPDATE legs SET seq = 3, phase = 'DISCONNECTED', cause = '{cause}', reason = '{reason}', changed_at = now()
      FROM {of} WHERE leg_id = 'entry-' || of.id || '/{leg}' AND seq < 3
      """;
  private static final String CUSTOMER_ENDED =
      LEG_ENDED
          .replace("{leg}", "CUSTOMER")
          .replace("{cause}", "1000")
          .replace("{reason}", "NORMAL");
  private static final String MENU_ENDED =
      LEG_ENDED
          .replace("{leg}", "MENU")
          .replace("{cause}", "1181")
          .replace("{reason}", "HUNG_UP_BY_COMMAND");

  private static final String RINGING =
      """
      UPDATE calls SET state = 'RINGING', call_ref = 'entry-' || of.id, due_at = now() + interval '3 minutes'
      FROM {of} WHERE calls.id = of.id
      """;
  private static final String ANSWERED =
      """
      UPDATE calls SET state = 'ANSWERED', due_at = now() + interval '10 minutes'
      FROM {of} WHERE calls.id = of.id
      """;
  private static final String CLOSING =
      """
      UPDATE calls SET due_at = now() + interval '1 minute', due_step = 'CLOSE'
      FROM {of} WHERE calls.id = of.id
      """;
  private static final String IN_POLL =
      """
      UPDATE calls
      SET state = 'IN_POLL', question = '1', poll_started_at = now(), commands_sent = 1,
          due_at = now() + interval '6 seconds', due_step = 'REPEAT'
      FROM {of} WHERE calls.id = of.id
      """;
  private static final String POLLING =
      """
      UPDATE numbers
      SET state = 'EVENT_POLLING', call_ref = calls.call_ref, last_leg = calls.call_ref || '/MENU',
          unstamped = nextval('change_numbers')
      FROM {of} JOIN calls ON calls.id = of.id WHERE numbers.id = calls.number_id AND status = 'CALLING'
      """;
  private static final String DIGITS =
      """
      UPDATE legs SET digits_seq = 1 FROM {of} WHERE leg_id = 'entry-' || of.id || '/MENU' AND digits_seq < 1
      """;
  private static final String KEY =
      """
      INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
      SELECT task_id, calls.id, 1, '1', phone_id, phone, 'yes', '1' FROM {of} JOIN calls ON calls.id = of.id
      """;
  private static final String PASSED =
      """
      UPDATE numbers
      SET state = 'EVENT_POLLING_END', result = 'SUCCESS_POLLING', close_time = extract(epoch FROM now()),
          unstamped = nextval('change_numbers')
      FROM {of} JOIN calls ON calls.id = of.id WHERE numbers.id = calls.number_id AND status = 'CALLING'
      """;
  private static final String HANGING_UP =
      """
      UPDATE calls
      SET digits = '1', first_key_at = now(), passed = true, commands_sent = 2,
          due_at = now() + interval '1 minute', due_step = 'CLOSE'
      FROM {of} WHERE calls.id = of.id
      """;
  private static final String ENDED =
      """
      UPDATE calls
      SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL,
          summary_talked = true, summary_cause = '1181', summary_reason = 'HUNG_UP_BY_COMMAND'
      FROM {of} WHERE calls.id = of.id
      """;
  private static final String FINISHED =
      """
      UPDATE numbers SET status = 'FINISHED', cause = '1181', unstamped = nextval('change_numbers')
      FROM {of} JOIN calls ON calls.id = of.id WHERE numbers.id = calls.number_id AND status = 'CALLING'
      """;

  /** What each of the eight events writes. */
  private static final List<List<String>> EVENTS =
      List.of(
          List.of(CUSTOMER_APPEARS, RINGING),
          List.of(LEG_CONNECTED.replace("{leg}", "CUSTOMER"), ANSWERED),
          List.of(CUSTOMER_ENDED, CLOSING),
          List.of(MENU_APPEARS, IN_POLL, POLLING),
          List.of(LEG_CONNECTED.replace("{leg}", "MENU")),
          List.of(DIGITS, KEY, PASSED, HANGING_UP),
          List.of(MENU_ENDED, CLOSING),
          List.of(ENDED, FINISHED));

  /** What is left of all events in the end, written at once. */
  private static final List<String> AT_ONCE =
      List.of(
          """
          INSERT INTO legs (leg_id, call_id, role, seq, digits_seq, phase, taken_from, connected, cause, reason,
                            changed_at)
          SELECT 'entry-' || of.id || '/' || role, of.id, role, 3, digits, 'DISCONNECTED',
                 CASE role WHEN 'MENU' THEN 'entry-' || of.id || '/CUSTOMER' END, true, cause, reason, now()
          FROM {of}
          CROSS JOIN (VALUES ('CUSTOMER', 0, '1000', 'NORMAL'), ('MENU', 1, '1181', 'HUNG_UP_BY_COMMAND'))
            AS leg (role, digits, cause, reason)
          """,
          KEY,
          """
          UPDATE calls
          SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL, call_ref = 'entry-' || of.id,
              summary_talked = true, summary_cause = '1181', summary_reason = 'HUNG_UP_BY_COMMAND',
              question = '1', poll_started_at = now(), digits = '1', first_key_at = now(), passed = true,
              commands_sent = 2
          FROM {of} WHERE calls.id = of.id
          """,
          """
          UPDATE numbers
          SET status = 'FINISHED', state = 'EVENT_POLLING_END', result = 'SUCCESS_POLLING', cause = '1181',
              close_time = extract(epoch FROM now()), call_ref = calls.call_ref,
              last_leg = calls.call_ref || '/MENU', unstamped = nextval('change_numbers')
          FROM {of} JOIN calls ON calls.id = of.id WHERE numbers.id = calls.number_id AND status = 'CALLING'
          """);

  /**
   * Of a wave's rows PostgreSQL knows nothing yet, and would go through whole tables to join them.
   */
  private static final String LOOKED_UP =
      "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

  private RowsOfALife() {}

  /** Writes the attempt of one number and commits it; returns the call's id. */
  static long attempt(Connection connection, long number) throws SQLException {
    long call;
    try (PreparedStatement insert = connection.prepareStatement(ofOne(ATTEMPT))) {
      insert.setLong(1, number);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        call = row.getLong(1);
      }
    }
    write(connection, CLAIM, number);
    connection.commit();
    return call;
  }

  /** Takes in one of the eight events of one call and commits it. */
  static void event(Connection connection, int event, long call) throws SQLException {
    for (String statement : EVENTS.get(event)) {
      write(connection, statement, call);
    }
    connection.commit();
  }

  /** Takes in all eight events of one call at once, when all of them are there. */
  static void allEvents(Connection connection, long call) throws SQLException {
    for (String statement : AT_ONCE) {
      write(connection, statement, call);
    }
    connection.commit();
  }

  /** A whole wave of lives: all attempts together, then each event of all calls together. */
  static void wave(Connection connection, List<Long> numbers) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute(LOOKED_UP);
    }
    Array claimed = connection.createArrayOf("bigint", numbers.toArray());
    List<Long> calls = new ArrayList<>();
    try (PreparedStatement insert = connection.prepareStatement(ofMany(ATTEMPT))) {
      insert.setArray(1, claimed);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          calls.add(rows.getLong(1));
        }
      }
    }
    write(connection, CLAIM, claimed);
    connection.commit();
    Array live = connection.createArrayOf("bigint", calls.toArray());
    for (List<String> event : EVENTS) {
      for (String statement : event) {
        write(connection, statement, live);
      }
      connection.commit();
    }
  }

  private static void write(Connection connection, String statement, long id) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(ofOne(statement))) {
      prepared.setLong(1, id);
      prepared.executeUpdate();
    }
  }

  private static void write(Connection connection, String statement, Array ids)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(ofMany(statement))) {
      prepared.setArray(1, ids);
      prepared.executeUpdate();
    }
  }

  private static String ofOne(String statement) {
    return statement.replace("{of}", OF_ONE);
  }

  private static String ofMany(String statement) {
    return statement.replace("{of}", OF_MANY);
  }
}
