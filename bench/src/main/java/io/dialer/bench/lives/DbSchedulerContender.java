package io.dialer.bench.lives;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.dialer.bench.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A one-time task of db-scheduler for each call.
 *
 * <p>Its README advises lock-and-fetch for more than 1,000 executions a second, with the fractions
 * 1.0 and 4.0 "for high throughput (i.e. keep threads busy)". The number needs no task data, since
 * it is the instance's id. No priorities, so the index for them is left out.
 */
final class DbSchedulerContender extends Rival {
  private static final int THREADS = 32;
  private static final double FETCH_BELOW = 1.0;
  private static final double FETCH_UP_TO = 4.0;
  private static final Duration POLL_EVERY = Duration.ofMillis(100);

  private static final String TABLE =
      """
      CREATE TABLE scheduled_tasks (
        task_name            text        NOT NULL,
        task_instance        text        NOT NULL,
        task_data            bytea,
        execution_time       timestamptz NOT NULL,
        picked               boolean     NOT NULL,
        picked_by            text,
        last_success         timestamptz,
        last_failure         timestamptz,
        consecutive_failures int,
        last_heartbeat       timestamptz,
        version              bigint      NOT NULL,
        priority             smallint,
        PRIMARY KEY (task_name, task_instance)
      );
      CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private final boolean eventByEvent;
  private @Nullable Scheduler scheduler;

  DbSchedulerContender(Scene scene, boolean eventByEvent) throws Exception {
    super(eventByEvent ? "db-scheduler" : "db-scheduler, events written once, at the end", scene);
    this.eventByEvent = eventByEvent;
    campaign().jdbi().useHandle(handle -> handle.createScript(TABLE).execute());
  }

  @Override
  JobOfALife job() {
    return new JobOfALife(campaign().pool().dataSource(), eventByEvent);
  }

  @Override
  void prepare(JobOfALife job, int numbers) {
    OneTimeTask<Void> call =
        Tasks.oneTime("call")
            .execute((instance, context) -> job.live(Long.parseLong(instance.getId())));
    Scheduler made =
        Scheduler.create(campaign().pool().dataSource(), call)
            .threads(THREADS)
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .pollingInterval(POLL_EVERY)
            .alwaysPersistTimestampInUTC()
            .build();
    Stream<TaskInstance<?>> calls =
        LongStream.rangeClosed(1, numbers).mapToObj(n -> call.instance(Long.toString(n)));
    made.scheduleBatch(calls, Instant.now());
    campaign().jdbi().useHandle(handle -> handle.execute("VACUUM ANALYZE scheduled_tasks"));
    scheduler = made;
  }

  @Override
  void start() {
    if (scheduler != null) {
      scheduler.start();
    }
  }

  @Override
  void stop() {
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
