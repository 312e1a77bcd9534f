package io.dialer.bench.lives;

import io.dialer.bench.Scene;
import io.dialer.bench.lives.JobRunrContender.Call.Handler;
import java.time.Duration;
import java.util.stream.LongStream;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * A fire-and-forget job of JobRunr for each call.
 *
 * <p>Jobs are enqueued as a stream, which its documentation advises for many of them: they are
 * saved in bulk. A request with a handler spares it the analysis of a lambda. It fetches new jobs
 * whenever a third of its workers is idle, so what its documentation leaves to be set is their
 * number; the least poll interval is five seconds.
 */
final class JobRunrContender extends Rival {
  private static final int WORKERS = 64;
  private static final Duration POLL_EVERY = Duration.ofSeconds(5);

  private @Nullable BackgroundJobServer server;

  JobRunrContender(Scene scene) throws Exception {
    super("JobRunr", scene);
  }

  /** What is to be done. */
  public record Call(long number) implements JobRequest {

    @Override
    public Class<Handler> getJobRequestHandler() {
      return Handler.class;
    }

    /** Does it. */
    public static final class Handler implements JobRequestHandler<Call> {
      private final JobOfALife job;

      Handler(JobOfALife job) {
        this.job = job;
      }

      @Override
      public void run(Call call) {
        job.live(call.number());
      }
    }
  }

  @Override
  void prepare(JobOfALife job, int numbers) {
    StorageProvider storage = new PostgresStorageProvider(campaign().pool().dataSource());
    JacksonJsonMapper json = new JacksonJsonMapper();
    storage.setJobMapper(new JobMapper(json));
    Handler handler = new Handler(job);
    JobActivator activator =
        new JobActivator() {
          @Override
          public <T> T activateJob(Class<T> type) {
            return type.cast(handler);
          }
        };
    server =
        new BackgroundJobServer(
            storage,
            json,
            activator,
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(WORKERS)
                .andPollInterval(POLL_EVERY));
    new JobRequestScheduler(storage)
        .enqueue(LongStream.rangeClosed(1, numbers).mapToObj(Call::new));
    campaign().jdbi().useHandle(handle -> handle.execute("VACUUM ANALYZE jobrunr_jobs"));
  }

  @Override
  void start() {
    if (server != null) {
      server.start();
    }
  }

  @Override
  void stop() {
    if (server != null) {
      server.stop();
    }
  }
}
