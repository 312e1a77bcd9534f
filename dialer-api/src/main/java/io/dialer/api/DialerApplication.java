package io.dialer.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.audio.AudioResource;
import io.dialer.api.audio.PollsUsingAudio;
import io.dialer.api.campaign.CampaignResource;
import io.dialer.api.command.CheckCommand;
import io.dialer.api.command.CommandFrame;
import io.dialer.api.command.DatabaseCommand;
import io.dialer.api.command.FramedCommand;
import io.dialer.api.command.MangoCheckCommand;
import io.dialer.api.command.ServeCommand;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.engine.DrainFirst;
import io.dialer.api.engine.Engine;
import io.dialer.api.engine.EngineMetrics;
import io.dialer.api.engine.ManagedLoop;
import io.dialer.api.engine.Readiness;
import io.dialer.api.jobs.Housekeeping;
import io.dialer.api.jobs.Jobs;
import io.dialer.api.poll.PollResource;
import io.dialer.api.progress.ProgressResource;
import io.dialer.api.prompt.PromptFiles;
import io.dialer.api.prompt.PromptResource;
import io.dialer.api.prompt.PromptsInUse;
import io.dialer.api.rest.BodyLimit;
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
import io.dialer.api.status.StatusResource;
import io.dialer.api.task.ImportResource;
import io.dialer.api.task.ListReader;
import io.dialer.api.task.NumberReader;
import io.dialer.api.task.TaskResource;
import io.dialer.api.telephony.MangoPbx;
import io.dialer.api.telephony.NoPbx;
import io.dialer.api.telephony.Pbx;
import io.dialer.api.webhook.DeliveryResource;
import io.dialer.api.webhook.WebhookResource;
import io.dialer.api.webhook.Webhooks;
import io.dialer.core.audio.AudioFolder;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.CallTimes;
import io.dialer.core.dialing.Loop;
import io.dialer.core.outbound.OutboundRound;
import io.dialer.core.outbound.OutboundTimes;
import io.dialer.core.retention.Retention;
import io.dialer.core.speech.Speech;
import io.dialer.core.speech.SpokenTexts;
import io.dialer.core.task.CreateTask;
import io.dialer.core.task.ImportNumbers;
import io.dialer.core.task.TaskReadiness;
import io.dialer.core.telephony.HeldTelephony;
import io.dialer.core.telephony.Telephony;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.Waiter;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.forms.MultiPartBundle;
import io.dropwizard.jdbi3.JdbiFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

  /** How soon a node looks for what the PBX's own dialler is to be told. */
  private static final Duration ROUND_EVERY = Duration.ofMillis(500);

  private final Map<String, String> variables;
  private final EnvironmentSource source;
  private final CommandFrame frame;
  private final RunningService service = new RunningService();
  private InstantSource clock = InstantSource.system();
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

  /** What everything else is put together from. */
  private record Parts(
      DialerConfiguration configuration,
      Jdbi jdbi,
      Prompts prompts,
      Pbx pbx,
      Engine engine,
      TaskReadiness readiness) {

    /** After a change that may let calls start. */
    void lookAnew() {
      readiness.refreshAll();
      engine.wakeAll();
    }
  }

  @Override
  public void run(DialerConfiguration configuration, Environment environment) throws Exception {
    configuration.check();
    clock = configuration.rehearsal().clock();
    service.manage(environment);
    ManagedDataSource pool = openDatabase(configuration, environment);
    Jdbi jdbi = new JdbiFactory().build(environment, new DataSourceFactory(), pool, "database");
    RestConventions.register(
        environment,
        configuration.getServerFactory(),
        new BodyLimit(configuration.maxBody().toBytes(), configuration.maxImport().toBytes()));
    Webhooks webhooks = webhooks(configuration, jdbi, environment);
    Parts parts = parts(configuration, jdbi, webhooks::wake);
    manageWork(parts, pool, environment);
    resources(parts, environment.getObjectMapper()).forEach(environment.jersey()::register);
    int mostStreams = configuration.maxProgressStreams();
    environment.jersey().register(ProgressResource.on(environment, jdbi, mostStreams, clock));
    environment.jersey().register(new WebhookResource(jdbi, webhooks::wake, clock));
    environment.jersey().register(new DeliveryResource(jdbi, webhooks::wake, clock));
    EngineMetrics.register(environment.metrics(), parts.engine(), jdbi);
  }

  private Webhooks webhooks(DialerConfiguration configuration, Jdbi jdbi, Environment environment) {
    Webhooks webhooks =
        new Webhooks(jdbi, environment.getObjectMapper(), configuration.webhooks(), clock);
    environment.lifecycle().manage(webhooks);
    webhooks.register(environment.metrics());
    return webhooks;
  }

  private Parts parts(DialerConfiguration configuration, Jdbi jdbi, Runnable onStamped) {
    DialingSettings dialing = configuration.dialing();
    Prompts prompts = new Prompts(dialing.charactersPerSecond());
    Pbx pbx = pbx(configuration.mango(), jdbi, prompts, clock);
    CallTimes times =
        pbx.callRecords().isPresent() ? dialing.times().withRecords() : dialing.times();
    Engine engine =
        new Engine(
            jdbi,
            telephony(dialing, pbx),
            prompts,
            times.faster(configuration.rehearsal().timesFaster()),
            onStamped,
            clock);
    TaskReadiness readiness = new TaskReadiness(jdbi, pbx.telephony(), prompts);
    return new Parts(configuration, jdbi, prompts, pbx, engine, readiness);
  }

  private static Telephony telephony(DialingSettings dialing, Pbx pbx) {
    if (dialing.enabled()) {
      return pbx.telephony();
    }
    LOG.warn("No new calls are started: dialing.enabled (DIALER_DIALING) is false");
    return new HeldTelephony(pbx.telephony());
  }

  /** All that goes on by itself. */
  private void manageWork(Parts parts, ManagedDataSource pool, Environment environment) {
    Jobs jobs = new Jobs("dialer-" + databaseName(parts.jdbi()), pool);
    Retention retention =
        new Retention(
            Housekeeping.rules(parts.configuration().retention(), parts.jdbi()),
            Waiter.sleeping()::await,
            clock);
    Housekeeping.plan(jobs, parts.jdbi(), parts::lookAnew, retention, clock);
    environment.lifecycle().manage(parts.engine());
    environment.lifecycle().addEventListener(new DrainFirst(parts.engine()));
    environment.healthChecks().register("ready", new Readiness(parts.engine()));
    // What is managed later stops earlier: no more events come in when the engine stops.
    parts.pbx().connect(parts.engine(), jobs, parts::lookAnew, environment);
    environment.lifecycle().manage(jobs);
    outboundLoop(parts).map(ManagedLoop::new).ifPresent(environment.lifecycle()::manage);
  }

  private Optional<Loop> outboundLoop(Parts parts) {
    DialerConfiguration configuration = parts.configuration();
    OutboundTimes times = configuration.dialing().outboundTimes(configuration.timeZone());
    return parts
        .pbx()
        .outboundDialler()
        .filter(dialler -> configuration.dialing().enabled())
        .map(dialler -> new OutboundRound(parts.jdbi(), dialler, parts.prompts(), times, clock))
        .map(round -> new Loop("outbound", ROUND_EVERY, round::runOnce));
  }

  /** All that is answered over REST. */
  private List<Object> resources(Parts parts, ObjectMapper json) {
    DialerConfiguration configuration = parts.configuration();
    Jdbi jdbi = parts.jdbi();
    Pbx pbx = parts.pbx();
    Sessions sessions = new Sessions(jdbi, clock);
    AudioFolder audio = openAudio(configuration.audioDir(), jdbi, clock);
    // Long replies and long lists each get a part of the connections; calls and webhooks need the
    // rest.
    int longAtOnce = Math.max(1, configuration.database().poolSize() / 4);
    ResultStream results = new ResultStream(jdbi, json, longAtOnce);
    return List.of(
        new AccessFilter(sessions, configuration.signIn().localAccess()),
        new SessionResource(configuration.signIn(), sessions, clock),
        new AudioResource(audio, new PollsUsingAudio(jdbi), pbx),
        new PollResource(
            jdbi,
            configuration.audioDir(),
            parts.prompts(),
            pbx.telephony(),
            parts::lookAnew,
            clock),
        new CampaignResource(jdbi, json, parts::lookAnew, clock),
        new PromptResource(
            new PromptsInUse(jdbi, parts.prompts()),
            new PromptFiles(audio, spokenTexts(configuration, jdbi, clock)),
            pbx,
            parts::lookAnew),
        new StatusResource(jdbi, pbx, configuration.dialing().enabled(), parts.engine()::isReady),
        new TaskResource(
            jdbi,
            new CreateTask(jdbi, parts.readiness(), configuration.dialing().prefix(), clock),
            results,
            json,
            new NumberReader(configuration.timeZone()),
            parts.engine()::wakeAll),
        new ImportResource(
            new ImportNumbers(jdbi, clock),
            new ListReader(json, new NumberReader(configuration.timeZone())),
            longAtOnce,
            parts.engine()::wakeAll),
        new ResultResource(results));
  }

  private static Pbx pbx(
      MangoConfiguration mango, Jdbi jdbi, Prompts prompts, InstantSource clock) {
    if (!mango.isGiven()) {
      return new NoPbx();
    }
    return new MangoPbx(jdbi, mango, prompts, clock);
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
        service.open(() -> DatabaseAccess.open(configuration.database(), configuration.dataDir()));
    if (database.isEmbedded()) {
      LOG.info("PostgreSQL of our own in {}", configuration.dataDir());
    }
    database.prepareSchema();
    return database.pool(configuration.database()).build(environment.metrics(), "database");
  }

  private SpokenTexts spokenTexts(
      DialerConfiguration configuration, Jdbi jdbi, InstantSource clock) {
    Speech speech = configuration.speech().speech(variables);
    LOG.info("Texts are spoken by: {}", speech.voice());
    return new SpokenTexts(configuration.audioDir().resolve("spoken"), speech, jdbi, clock);
  }

  private static AudioFolder openAudio(Path folder, Jdbi jdbi, InstantSource clock) {
    try {
      return new AudioFolder(folder, jdbi, clock);
    } catch (IOException e) {
      throw new WrongSetting("audioDir", "a folder that can be written to is expected (" + e + ")");
    }
  }
}
