package io.dialer.api;

import io.dialer.api.command.CheckCommand;
import io.dialer.api.command.CommandFrame;
import io.dialer.api.command.DatabaseCommand;
import io.dialer.api.command.FramedCommand;
import io.dialer.api.command.MangoCheckCommand;
import io.dialer.api.command.ServeCommand;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.rest.BodyLimit;
import io.dialer.api.rest.Json;
import io.dialer.api.rest.RestConventions;
import io.dialer.api.settings.EnvironmentSource;
import io.dialer.core.database.SqlObjects;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.forms.MultiPartBundle;
import io.dropwizard.jdbi3.JdbiFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialer as a service. Several can live in one process, each with an environment of its own.
 */
public final class DialerApplication extends Application<DialerConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(DialerApplication.class);

  private final Map<String, String> variables;
  private final EnvironmentSource source;
  private final CommandFrame frame;
  private final RunningService service = new RunningService();
  private Optional<Throwable> failure = Optional.empty();

  /**
   * @param environment the variables that the configuration may name
   */
  public DialerApplication(Map<String, String> environment) {
    this.variables = Map.copyOf(environment);
    this.source = new EnvironmentSource(environment);
    this.frame = new CommandFrame(source, environment.getOrDefault("DIALER_HOME", "."));
  }

  @Override
  public String getName() {
    return "dialer";
  }

  @Override
  public void initialize(Bootstrap<DialerConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(source);
    bootstrap.setObjectMapper(Json.mapper());
    bootstrap.addBundle(new MultiPartBundle());
  }

  @Override
  protected void addDefaultCommands(Bootstrap<DialerConfiguration> bootstrap) {
    bootstrap.addCommand(
        new FramedCommand(new ServeCommand(this), frame, "dialer server [-h] [config.yml]"));
    bootstrap.addCommand(
        new FramedCommand(new CheckCommand(frame), frame, "dialer check [-h] [config.yml]"));
    bootstrap.addCommand(
        new FramedCommand(
            new MangoCheckCommand(),
            frame,
            "dialer mango-check [-h] [--test-call NUMBER] [config.yml]"));
    bootstrap.addCommand(
        new FramedCommand(new DatabaseCommand(), frame, "dialer db [-h] command [config.yml]"));
  }

  @Override
  public void run(DialerConfiguration configuration, Environment environment) throws Exception {
    configuration.check();
    service.manage(environment);
    ManagedDataSource pool = openDatabase(configuration, environment);
    Jdbi jdbi = new JdbiFactory().build(environment, new DataSourceFactory(), pool, "database");
    jdbi.installPlugin(new SqlObjects());
    RestConventions.register(
        environment,
        configuration.getServerFactory(),
        new BodyLimit(configuration.maxBody().toBytes(), configuration.maxImport().toBytes()));
    Parts parts = Parts.of(configuration, jdbi, environment.getObjectMapper());
    new OwnWork(parts).manage(pool, environment);
    new Resources(parts, configuration.speech().speech(variables)).register(environment);
  }

  /**
   * Runs the server and returns when it takes requests.
   *
   * @throws IllegalStateException when it does not start
   */
  public RunningService start(Path configurationFile) throws Exception {
    if (execute("server", configurationFile.toString()) != 0) {
      throw new IllegalStateException("the dialer does not start", failure.orElse(null));
    }
    return service;
  }

  /** Stops what has been started; for a start that failed half way. */
  public void close() {
    service.close();
  }

  /** Runs a command line; returns its exit code. */
  int execute(String... arguments) throws Exception {
    failure = Optional.empty();
    run(arguments);
    return failure.isPresent() ? 1 : 0;
  }

  @Override
  protected void onFatalError(Throwable thrown) {
    failure = Optional.of(thrown);
  }

  private ManagedDataSource openDatabase(DialerConfiguration configuration, Environment environment)
      throws Exception {
    DatabaseAccess database =
        service.open(() -> DatabaseAccess.open(configuration.database(), configuration.dataDir()));
    if (database.isEmbedded()) {
      LOG.info("PostgreSQL of our own in {}", configuration.dataDir());
    }
    database.prepareSchema();
    return database.pool(configuration.database()).build(environment.metrics(), "database");
  }
}
