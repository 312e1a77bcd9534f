package io.dialer.api.jobs;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/** Runs jobs once per cluster, on Quartz with its store in our database. */
public final class Jobs implements Managed {

  /** A piece of work. Whatever it throws is logged, and it is run again at its next time. */
  public interface Work {
    void run() throws Exception;
  }

  /** How long stopping waits for work that was interrupted. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private record Planned(Work work, Duration every) {}

  private final String name;
  private final DataSource database;
  private final Map<String, Planned> planned = new LinkedHashMap<>();
  private @Nullable Scheduler scheduler;

  /**
   * Jobs of a cluster.
   *
   * @param name the same on all its nodes
   * @param database the pool that Quartz shares
   */
  public Jobs(String name, DataSource database) {
    this.name = name;
    this.database = database;
  }

  /** Plans a job; to be called before {@link #start}. */
  public Jobs every(Duration interval, String name, Work work) {
    planned.put(name, new Planned(work, interval));
    return this;
  }

  /**
   * A job as Quartz knows it: one line that calls the work of its name. When the node stops it is
   * interrupted, since some work waits for minutes.
   */
  @DisallowConcurrentExecution
  public static final class OneLine implements InterruptableJob {
    private final Work work;
    private volatile @Nullable Thread working;

    OneLine(Work work) {
      this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
      working = Thread.currentThread();
      try {
        work.run();
      } catch (Exception e) {
        throw new JobExecutionException(context.getJobDetail().getKey() + " failed", e);
      } finally {
        working = null;
      }
    }

    @Override
    public void interrupt() {
      Thread thread = working;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  @Override
  public void start() throws SchedulerException {
    DBConnectionManager.getInstance().addConnectionProvider(name, new PooledConnections(database));
    Scheduler started = new StdSchedulerFactory(settings(name)).getScheduler();
    // Quartz keeps schedulers by name for the whole JVM; two nodes in one JVM must not share one.
    SchedulerRepository.getInstance().remove(name);
    started.setJobFactory(
        (bundle, s) -> {
          Planned job = planned.get(bundle.getJobDetail().getKey().getName());
          return new OneLine(job == null ? () -> {} : job.work());
        });
    for (Map.Entry<String, Planned> job : planned.entrySet()) {
      plan(started, job.getKey(), job.getValue().every());
    }
    started.start();
    scheduler = started;
  }

  private static void plan(Scheduler scheduler, String name, Duration every)
      throws SchedulerException {
    JobDetail job = JobBuilder.newJob(OneLine.class).withIdentity(name).storeDurably().build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .forJob(job)
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(every.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build();
    scheduler.scheduleJob(job, Set.of(trigger), true);
  }

  private static Properties settings(String name) {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", name);
    settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    // The default is 15 s: so long no job would run after the database came back.
    settings.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "2000");
    settings.setProperty("org.quartz.threadPool.threadCount", "3");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.dataSource", name);
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
    return settings;
  }

  /**
   * Starts no more jobs, interrupts those that run and waits for them, but not for ever: Quartz
   * writes down the end of a job again and again until the database takes it, and would wait for
   * that itself. What stays open is freed by another node, like the jobs of a node that was killed.
   */
  @Override
  public void stop() throws SchedulerException, InterruptedException {
    if (scheduler == null) {
      return;
    }
    scheduler.standby();
    for (JobExecutionContext job : scheduler.getCurrentlyExecutingJobs()) {
      scheduler.interrupt(job.getFireInstanceId());
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!scheduler.getCurrentlyExecutingJobs().isEmpty() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    scheduler.shutdown(false);
  }
}
