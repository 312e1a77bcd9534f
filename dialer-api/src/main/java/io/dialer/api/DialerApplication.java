package io.dialer.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.audio.AudioResource;
import io.dialer.api.audio.PollsUsingAudio;
import io.dialer.api.command.CheckCommand;
import io.dialer.api.command.CommandFrame;
import io.dialer.api.command.DatabaseCommand;
import io.dialer.api.command.ServeCommand;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.engine.Engine;
import io.dialer.api.engine.EngineMetrics;
import io.dialer.api.jobs.Housekeeping;
import io.dialer.api.jobs.Jobs;
import io.dialer.api.poll.PollResource;
import io.dialer.api.prompt.PromptResource;
import io.dialer.api.rest.Json;
import io.dialer.api.rest.RestConventions;
import io.dialer.api.result.ResultResource;
import io.dialer.api.result.ResultStream;
import io.dialer.api.session.AccessFilter;
import io.dialer.api.session.SessionResource;
import io.dialer.api.session.Sessions;
import io.dialer.api.settings.DialingSettings;
import io.dialer.api.settings.EnvironmentSource;
import io.dialer.api.settings.WrongSetting;
import io.dialer.api.task.NumberReader;
import io.dialer.api.task.TaskResource;
import io.dialer.api.telephony.MangoPbx;
import io.dialer.api.telephony.NoPbx;
import io.dialer.api.telephony.Pbx;
import io.dialer.core.audio.AudioFolder;
import io.dialer.core.audio.Prompts;
import io.dialer.core.task.CreateTask;
import io.dialer.core.task.TaskReadiness;
import io.dialer.mango.client.MangoConfiguration;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.forms.MultiPartBundle;
import io.dropwizard.jdbi3.JdbiFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

  private final EnvironmentSource source;
  private final CommandFrame frame;
  private final RunningService service = new RunningService();
  private Optional<Throwable> failure = Optional.empty();

  /**
   * @param environment the variables that the configuration may name
   */
  public DialerApplication(Map<String, String> environment) {
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
    bootstrap.addCommand(new ServeCommand(this, frame));
    bootstrap.addCommand(new CheckCommand(frame));
    bootstrap.addCommand(new DatabaseCommand(frame));
  }

  @Override
  public void run(DialerConfiguration configuration, Environment environment) throws Exception {
    configuration.check();
    InstantSource clock = InstantSource.system();
    service.manage(environment);
    ManagedDataSource pool = openDatabase(configuration, environment);
    Jdbi jdbi = new JdbiFactory().build(environment, new DataSourceFactory(), pool, "database");
    RestConventions.register(
        environment, configuration.getServerFactory(), configuration.maxBody().toBytes());

    DialingSettings dialing = configuration.dialing();
    Pbx pbx = pbx(configuration.mango(), jdbi, clock);
    Prompts prompts = new Prompts(dialing.charactersPerSecond());
    Engine engine = new Engine(jdbi, pbx.telephony(), prompts, dialing.times(), clock);
    Jobs jobs = new Jobs("dialer-" + databaseName(jdbi), pool);
    TaskReadiness readiness = new TaskReadiness(jdbi, pbx.telephony(), prompts);
    Runnable lookAnew =
        () -> {
          readiness.refreshAll();
          engine.wakeAll();
        };
    Housekeeping.plan(jobs, jdbi, lookAnew, clock);
    environment.lifecycle().manage(engine);
    // What is managed later stops earlier: no more events come in when the engine stops.
    pbx.connect(engine, jobs, lookAnew, environment);
    environment.lifecycle().manage(jobs);

    Sessions sessions = new Sessions(jdbi, clock);
    AudioFolder audio = openAudio(configuration.audioDir(), jdbi, clock);
    ObjectMapper json = environment.getObjectMapper();
    CreateTask createTask = new CreateTask(jdbi, readiness, dialing.prefix(), clock);
    ResultStream results =
        new ResultStream(jdbi, json, Math.max(1, configuration.database().poolSize() / 4));
    List.of(
            new AccessFilter(sessions, configuration.signIn().localAccess()),
            new SessionResource(configuration.signIn(), sessions, clock),
            new AudioResource(audio, new PollsUsingAudio(jdbi)),
            new PollResource(
                jdbi, configuration.audioDir(), prompts, pbx.telephony(), lookAnew, clock),
            new PromptResource(jdbi, prompts, pbx, lookAnew),
            new TaskResource(
                jdbi,
                createTask,
                results,
                json,
                new NumberReader(configuration.timeZone()),
                engine::wakeAll),
            new ResultResource(results))
        .forEach(environment.jersey()::register);
    EngineMetrics.register(environment.metrics(), engine, jdbi);
  }

  private static Pbx pbx(MangoConfiguration mango, Jdbi jdbi, InstantSource clock) {
    if (!mango.isGiven()) {
      return new NoPbx();
    }
    return new MangoPbx(jdbi, mango, clock);
  }

  private static String databaseName(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT current_database()").mapTo(String.class).one());
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
        service.own(DatabaseAccess.open(configuration.database(), configuration.dataDir()));
    if (database.isEmbedded()) {
      LOG.info("PostgreSQL of our own in {}", configuration.dataDir());
    }
    database.prepareSchema();
    return database
        .pool(configuration.database().poolSize())
        .build(environment.metrics(), "database");
  }

  private static AudioFolder openAudio(Path folder, Jdbi jdbi, InstantSource clock) {
    try {
      return new AudioFolder(folder, jdbi, clock);
    } catch (IOException e) {
      throw new WrongSetting("audioDir", "a folder that can be written to is expected (" + e + ")");
    }
  }
}
