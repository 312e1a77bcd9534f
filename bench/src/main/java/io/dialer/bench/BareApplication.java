package io.dialer.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.jdbi3.JdbiFactory;
import io.dropwizard.lifecycle.Managed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jdbi.v3.core.Jdbi;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** The least that Dropwizard with JDBI, Liquibase and Quartz can be: one table, one resource. */
public final class BareApplication extends Application<BareApplication.Settings> {

  public static void main(String[] arguments) throws Exception {
    new BareApplication().run(arguments);
  }

  /** Its configuration. */
  public static final class Settings extends Configuration {
    @JsonProperty private DataSourceFactory database = new DataSourceFactory();
  }

  @Override
  public void run(Settings settings, Environment environment) throws Exception {
    // Dropwizard's own values would open ten connections before the first request.
    settings.database.setInitialSize(1);
    settings.database.setMinSize(2);
    ManagedDataSource pool = settings.database.build(environment.metrics(), "database");
    try (Connection connection = pool.getConnection()) {
      migrate(connection);
    }
    Jdbi jdbi = new JdbiFactory().build(environment, settings.database, pool, "database");
    environment.lifecycle().manage(new Ticks(scheduler()));
    environment.jersey().register(new Greetings(jdbi));
  }

  private static void migrate(Connection connection) throws Exception {
    Liquibase liquibase =
        new Liquibase(
            "bare.xml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.update(new Contexts());
  }

  private static Scheduler scheduler() throws SchedulerException {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.threadPool.threadCount", "1");
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    return new StdSchedulerFactory(settings).getScheduler();
  }

  /** Starts and stops Quartz, which keeps its jobs in memory and has none. */
  private record Ticks(Scheduler scheduler) implements Managed {
    @Override
    public void start() throws SchedulerException {
      scheduler.start();
    }

    @Override
    public void stop() throws SchedulerException {
      scheduler.shutdown(false);
    }
  }

  /** Says how many greetings there are. */
  @Path("greetings")
  @Produces(MediaType.APPLICATION_JSON)
  public record Greetings(Jdbi jdbi) {

    @GET
    public Map<String, Integer> count() {
      return Map.of(
          "count",
          jdbi.withHandle(
              handle ->
                  handle.createQuery("SELECT count(*) FROM greetings").mapTo(Integer.class).one()));
    }
  }
}
