package io.dialer.bench.lives;

import io.dialer.bench.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * A job with one trigger in Quartz's JDBC store for each call.
 *
 * <p>As its configuration reference and its "best practices" have it: triggers are acquired in
 * batches as large as the pool of threads, within the lock, as batches demand; and not clustered,
 * which spares it the check-ins.
 */
final class QuartzContender extends Rival {
  private static final String NAME = "calls";
  private static final int THREADS = 32;

  private @Nullable Scheduler scheduler;

  QuartzContender(Scene scene) throws Exception {
    super("Quartz", scene);
  }

  /** What Quartz runs; the number is its key. */
  static final class Call implements Job {
    private final JobOfALife job;

    Call(JobOfALife job) {
      this.job = job;
    }

    @Override
    public void execute(JobExecutionContext context) {
      job.live(Long.parseLong(context.getJobDetail().getKey().getName()));
    }
  }

  @Override
  void prepare(JobOfALife job, int numbers) throws SchedulerException {
    DBConnectionManager.getInstance()
        .addConnectionProvider(NAME, new Connections(campaign().pool().dataSource()));
    Scheduler made = new StdSchedulerFactory(settings()).getScheduler();
    made.setJobFactory((bundle, quartz) -> new Call(job));
    Map<JobDetail, Set<? extends Trigger>> calls = new HashMap<>();
    for (int number = 1; number <= numbers; number++) {
      String name = Integer.toString(number);
      calls.put(
          JobBuilder.newJob(Call.class).withIdentity(name).build(),
          Set.of(TriggerBuilder.newTrigger().withIdentity(name).startNow().build()));
    }
    made.scheduleJobs(calls, false);
    campaign()
        .jdbi()
        .useHandle(handle -> handle.execute("VACUUM ANALYZE qrtz_triggers, qrtz_job_details"));
    scheduler = made;
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", NAME);
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(THREADS));
    settings.setProperty(
        "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(THREADS));
    settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.dataSource", NAME);
    // A backlog is not a misfire: handling one costs more statements.
    settings.setProperty("org.quartz.jobStore.misfireThreshold", "3600000");
    return settings;
  }

  @Override
  void start() throws SchedulerException {
    if (scheduler != null) {
      scheduler.start();
    }
  }

  @Override
  void stop() throws SchedulerException {
    if (scheduler != null) {
      scheduler.shutdown(true);
    }
  }

  /** The pool, as Quartz wants it. */
  private record Connections(DataSource pool) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public void shutdown() {
      // The pool outlives the scheduler.
    }

    @Override
    public void initialize() {
      // It is ready.
    }
  }
}
