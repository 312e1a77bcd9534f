package io.dialer.bench.lives;

import io.dialer.bench.Scene;
import io.dialer.bench.ServicePool;
import io.dialer.core.poll.PollStore;
import io.dialer.core.poll.Press;
import io.dialer.core.poll.Question;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/** A contender's own database with the dialer's schema: a poll, and tasks with fresh numbers. */
final class Campaign implements AutoCloseable {
  private static final int TASKS = 10;

  /** How many calls may be live at once, in all tasks together. */
  static final int CHANNELS = 400;

  /** Long enough for the slowest contender on a busy machine. */
  private static final long PATIENCE_MINUTES = 5;

  private final Scene.Database database;
  private final ServicePool pool;
  private final Semaphore stamped = new Semaphore(0);

  Campaign(Scene scene) throws Exception {
    database = scene.database();
    pool = ServicePool.open(database);
    pool.jdbi()
        .useExtension(
            PollStore.class, polls -> polls.save("poll", "poll", questions(), Instant.now()));
  }

  private static List<Question> questions() {
    Press order = new Press("1", Press.Action.ANSWER, "yes", null, null);
    return List.of(new Question(1, "1", "Press 1 to order", null, "en-US", null, List.of(order)));
  }

  ServicePool pool() {
    return pool;
  }

  Jdbi jdbi() {
    return pool.jdbi();
  }

  /** Nothing but so many queued numbers, the first of which has the id 1, stamped long ago. */
  void begin(int numbers) throws Exception {
    stamped.drainPermits();
    jdbi()
        .useTransaction(
            handle -> {
              handle.execute("TRUNCATE tasks, calls, polling_results RESTART IDENTITY CASCADE");
              handle.execute(
                  """
                  INSERT INTO tasks (id, crm_id, inner_num, inner_num_type, max_count_channels, state, created_at)
                  SELECT n, n::text, 'poll', 'POLLING', ?, 0, now() FROM generate_series(1, ?) n
                  """,
                  CHANNELS / TASKS,
                  TASKS);
              handle.execute(
                  """
                  INSERT INTO numbers (task_id, phone_id, phone, unstamped, change_time, feed_position)
                  SELECT 1 + n % ?, (9000000000 + n)::text, (79000000000 + n)::text, NULL, 1 + n / 5000, n
                  FROM generate_series(1, ?) n
                  """,
                  TASKS, numbers);
              handle.execute(
                  "UPDATE feed_clock SET last_second = 1 + ? / 5000, rows_in_second = 1, last_position = ?",
                  numbers,
                  numbers);
            });
    database.settle();
  }

  /** Changes were given their places in the feed. */
  void stamped() {
    stamped.release();
  }

  /**
   * Waits until all lives are over: every number has its result, its key and its place in the feed.
   *
   * @param told whether all events were taken in; until then the database is not asked
   */
  void awaitAll(int numbers, BooleanSupplier told) throws InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    while (!told.getAsBoolean() || over() < numbers) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(over() + " of " + numbers + " lives are over");
      }
      var unused = stamped.tryAcquire(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Numbers that have their result and are stamped with it. */
  private int over() {
    return count(
        """
        SELECT count(*) FROM numbers
        WHERE status = 'FINISHED' AND result = 'SUCCESS_POLLING' AND unstamped IS NULL AND close_time > 0
        """);
  }

  /** Makes sure that all the work was done that a life needs. */
  void check(int numbers) {
    require(
        "calls that ended", numbers, "SELECT count(*) FROM calls WHERE state = 'ENDED' AND passed");
    require(
        "legs that ended", 2 * numbers, "SELECT count(*) FROM legs WHERE phase = 'DISCONNECTED'");
    require("keys", numbers, "SELECT count(*) FROM polling_results WHERE exten = '1'");
    require("stamped keys", numbers, "SELECT count(change_time) FROM polling_results");
    require("places in the feed", numbers, "SELECT count(DISTINCT feed_position) FROM numbers");
    require("first tries", numbers, "SELECT count(*) FROM numbers WHERE count_try = 1");
  }

  private void require(String what, int expected, String count) {
    int found = count(count);
    if (found != expected) {
      throw new IllegalStateException("%s: %d instead of %d".formatted(what, found, expected));
    }
  }

  private int count(String sql) {
    return jdbi().withHandle(handle -> handle.select(sql).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    pool.close();
  }
}
