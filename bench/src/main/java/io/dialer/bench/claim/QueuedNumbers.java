package io.dialer.bench.claim;

import io.dialer.bench.Scene;
import io.dialer.bench.ServicePool;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.ApplyCallEvent;
import io.dialer.core.call.CallCounters;
import io.dialer.core.call.CallTimes;
import io.dialer.core.dialing.CommandAnswers;
import io.dialer.core.dialing.DialLoop;
import io.dialer.core.dialing.PlaceCall;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database with so many queued numbers in so many open tasks, and the loop that dials them. */
final class QueuedNumbers implements AutoCloseable {
  /** How many calls each task may have at once: each one alone could fill a claim. */
  static final int CHANNELS = 100;

  private static final int AT_ONCE = 100;

  private final Scene.Database database;
  private final ServicePool pool;
  private final DialLoop dialing;
  private final int numbers;
  private final int tasks;

  QueuedNumbers(Scene scene, int numbers, int tasks) throws Exception {
    this.numbers = numbers;
    this.tasks = tasks;
    database = scene.database();
    pool = ServicePool.open(database);
    dialing = dialLoop(pool.jdbi());
    fill();
  }

  /** The service's own loop; what it claims is never placed. */
  private static DialLoop dialLoop(Jdbi jdbi) {
    CallTimes times = CallTimes.defaults();
    ApplyCallEvent apply =
        new ApplyCallEvent(new Prompts(14), times, new CallCounters(), Clock.systemUTC());
    PermittingPbx pbx = new PermittingPbx();
    PlaceCall place = new PlaceCall(pbx, new CommandAnswers(jdbi, apply));
    return new DialLoop(jdbi, pbx, place, times, call -> {}, Clock.systemUTC());
  }

  String name() {
    return String.format(
        Locale.ROOT, "%,d queued, %,d %s", numbers, tasks, tasks == 1 ? "task" : "tasks");
  }

  /** Each task's numbers follow each other, as lists that were sent one after the other. */
  private void fill() throws Exception {
    try (Handle handle = Jdbi.open(database::connect)) {
      handle.execute("SET session_replication_role = replica");
      handle.execute("SET maintenance_work_mem = '1GB'");
      handle.execute(
          """
          INSERT INTO polls (crm_id, name, questions, changed_at)
          VALUES ('poll', 'poll', '[{"rowId": 1, "questionId": "1", "text": "1?", "lang": "en-US", "presses": []}]', now())
          """);
      handle.execute(
          """
          INSERT INTO tasks (id, crm_id, inner_num, inner_num_type, max_count_channels, state, created_at)
          SELECT n, n::text, 'poll', 'POLLING', ?, 0, now() FROM generate_series(1, ?) n
          """,
          CHANNELS,
          tasks);
      withoutIndexes(
          handle,
          () ->
              handle.execute(
                  """
                  INSERT INTO numbers (task_id, phone_id, phone, unstamped, change_time, feed_position)
                  SELECT 1 + n::bigint * ? / ?, (9000000000 + n)::text, (79000000000 + n)::text, NULL, 1 + n / 5000, n
                  FROM generate_series(0, ?) n
                  """,
                  tasks,
                  numbers,
                  numbers - 1));
    }
    database.settle();
  }

  /** Indexes that are no constraints are made anew after the rows: that is quicker. */
  private static void withoutIndexes(Handle handle, Runnable work) {
    List<String> names =
        handle
            .createQuery(
                """
                SELECT indexname FROM pg_indexes
                WHERE tablename = 'numbers' AND indexname NOT IN (SELECT conname FROM pg_constraint)
                ORDER BY indexname
                """)
            .mapTo(String.class)
            .list();
    List<String> definitions =
        names.stream()
            .map(
                name ->
                    handle
                        .select("SELECT indexdef FROM pg_indexes WHERE indexname = ?", name)
                        .mapTo(String.class)
                        .one())
            .toList();
    names.forEach(name -> handle.execute("DROP INDEX " + name));
    work.run();
    definitions.forEach(handle::execute);
  }

  /** All numbers are queued again, and there was never a call. */
  void begin() throws Exception {
    try (Handle handle = Jdbi.open(database::connect)) {
      handle.execute("TRUNCATE calls CASCADE");
      handle.execute(
          """
          UPDATE numbers
          SET status = 'QUEUED', state = 'CreateTask', result = NULL, close_time = 0, count_try = 0, unstamped = NULL
          WHERE task_id IN (SELECT id FROM tasks) AND status = 'FINISHED'
          """);
      handle.execute("VACUUM ANALYZE numbers, calls, tasks");
      handle.execute("CHECKPOINT");
    }
  }

  /** How long one claim takes, in milliseconds. */
  double claim() {
    return time(() -> dialing.claim(AT_ONCE, Instant.now()).size());
  }

  /** How long one whole round of the loop takes, in milliseconds. */
  double round() {
    return time(dialing::tick);
  }

  private double time(IntSupplier claim) {
    long began = System.nanoTime();
    int claimed = claim.getAsInt();
    double millis = (System.nanoTime() - began) / 1e6;
    if (claimed != AT_ONCE) {
      throw new IllegalStateException(claimed + " numbers were claimed");
    }
    end();
    return millis;
  }

  /** The claimed calls end and their numbers have results, as in life. */
  private void end() {
    pool.jdbi()
        .useTransaction(
            handle -> {
              int ended =
                  handle.execute(
                      """
                      UPDATE calls SET state = 'ENDED', ended_at = now(), due_at = NULL, due_step = NULL
                      WHERE ended_at IS NULL
                      """);
              int finished =
                  handle.execute(
                      """
                      UPDATE numbers SET status = 'FINISHED', result = 'FAIL', close_time = 1, unstamped = NULL
                      WHERE id IN (SELECT number_id FROM calls ORDER BY id DESC LIMIT ?) AND status = 'CALLING'
                      """,
                      AT_ONCE);
              if (ended != AT_ONCE || finished != AT_ONCE) {
                throw new IllegalStateException(
                    ended + " calls and " + finished + " numbers ended");
              }
            });
  }

  @Override
  public void close() {
    pool.close();
  }
}
