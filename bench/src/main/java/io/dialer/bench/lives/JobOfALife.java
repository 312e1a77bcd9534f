package io.dialer.bench.lives;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The job that a library runs for one call: the attempt is committed, then the PBX is told to dial,
 * then what it tells is taken in. The PBX is in memory and answers at once.
 */
final class JobOfALife {
  /** How many commands a life needs: to dial, to play the question, to hang up. */
  static final int COMMANDS = 3;

  private final DataSource pool;
  private final boolean eventByEvent;
  private final AtomicInteger lived = new AtomicInteger();
  private final AtomicInteger commands = new AtomicInteger();

  /**
   * A job.
   *
   * @param eventByEvent whether each event is a transaction, as it must be when they come one after
   *     the other; else the job gathers all of them in memory and writes what is left of them once
   */
  JobOfALife(DataSource pool, boolean eventByEvent) {
    this.pool = pool;
    this.eventByEvent = eventByEvent;
  }

  /** The life of one number's call. */
  void live(long number) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      live(connection, number);
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException("number " + number + " could not be called", e);
    }
    lived.incrementAndGet();
  }

  /** The lives of many numbers' calls, which keep step. */
  void liveTogether(List<Long> numbers) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      RowsOfALife.wave(connection, numbers);
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException("a wave of numbers could not be called", e);
    }
    commands.addAndGet(COMMANDS * numbers.size());
    lived.addAndGet(numbers.size());
  }

  private void live(Connection connection, long number) throws SQLException {
    long call = RowsOfALife.attempt(connection, number);
    send();
    if (eventByEvent) {
      for (int event = 0; event < PolledCall.EVENTS; event++) {
        RowsOfALife.event(connection, event, call);
        if (event == PolledCall.UNTIL_PLAYED - 2 || event == PolledCall.UNTIL_HUNG_UP - 1) {
          send();
        }
      }
    } else {
      send();
      send();
      RowsOfALife.allEvents(connection, call);
    }
  }

  private void send() {
    commands.incrementAndGet();
  }

  /** How many lives are over. */
  int lived() {
    return lived.get();
  }

  /** How many commands the PBX was sent. */
  int commands() {
    return commands.get();
  }
}
