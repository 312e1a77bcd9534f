package io.dialer.api.demo;

import io.dialer.api.DialerApplication;
import io.dialer.api.RunningService;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A poll campaign from REST to result in one command: an embedded PostgreSQL, the emulated PBX and
 * the service in this process, and between them nothing but HTTP.
 */
public final class Demo {
  private static final String KEY = "demo-key";
  private static final String SALT = "demo-salt";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final PrintStream out = System.out;
  private final Map<String, String> environment;
  private final DemoOptions options;

  private Demo(Map<String, String> environment, DemoOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /**
   * Runs the demonstration.
   *
   * @return 0 when the results agree with the PBX's own log, 1 when not, 2 for a wrong command line
   */
  public static int run(Map<String, String> environment, String... args) throws Exception {
    DemoOptions options;
    try {
      options = DemoOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("dialer demo: " + e.getMessage());
      return 2;
    }
    return new Demo(environment, options).run();
  }

  private int run() throws Exception {
    Path folder = Files.createTempDirectory("dialer-demo-");
    shareBinaries(folder);
    MangoEmulator emulator =
        MangoEmulator.start(
            EmulatorOptions.defaults().withKey(KEY).withSalt(SALT).withSpeed(options.speed()));
    DialerApplication application = new DialerApplication(settings(emulator, folder));
    boolean keep = false;
    try {
      out.println("The emulated PBX listens on " + emulator.controlUrl());
      RunningService service = application.start(home().resolve("config.yml"));
      emulator.webhooks(URI.create(service.address() + "/mango"));
      out.println("The dialer listens on " + service.address());
      int code = campaign(service, emulator);
      keep = options.keep();
      if (keep) {
        tellAddresses(service, emulator);
        Thread.currentThread().join();
      }
      return code;
    } finally {
      if (!keep) {
        application.close();
        emulator.close();
        delete(folder);
      }
    }
  }

  /** PostgreSQL is unpacked once for all demonstrations: that takes longer than its start. */
  private void shareBinaries(Path folder) throws IOException {
    Path built = home().resolve("dialer-api").resolve("target");
    if (Files.isWritable(built)) {
      Path shared = Files.createDirectories(built.resolve("postgres")).toRealPath();
      Path own = Files.createDirectory(folder.resolve("postgres"));
      Files.createSymbolicLink(own.resolve("binaries"), shared);
    }
  }

  private int campaign(RunningService service, MangoEmulator emulator)
      throws IOException, InterruptedException {
    JsonHttp dialer = new JsonHttp(URI.create(service.address() + "/"));
    JsonHttp pbx = new JsonHttp(emulator.controlUrl());
    DemoCampaign campaign = new DemoCampaign(dialer, pbx, options);
    String poll = campaign.createPoll();
    out.println("Created poll " + poll + " with an uploaded prompt");
    out.println("Put " + campaign.fillCabinet() + " prompts into the PBX's cabinet");
    String task = campaign.createTask(poll);
    out.println("Created task %s with %d numbers".formatted(task, options.numbers()));
    boolean closed =
        new DemoProgress(dialer, out, environment.containsKey("DIALER_TERMINAL"), options.numbers())
            .follow(task, PATIENCE);
    List<String> differences = new DemoReport(dialer, pbx, out).print(options.numbers());
    out.println();
    if (!closed) {
      out.println("The task is not closed after " + PATIENCE.toMinutes() + " minutes");
    }
    differences.forEach(difference -> out.println("DIFFERENT  " + difference));
    if (closed && differences.isEmpty()) {
      out.println("Every result agrees with the PBX's own log.");
      return 0;
    }
    return 1;
  }

  /** The settings of a service that dials through the emulator, as fast as it is. */
  private Map<String, String> settings(MangoEmulator emulator, Path folder) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.keySet().removeIf(name -> name.startsWith("DIALER_") || name.startsWith("MANGO_"));
    settings.put("DIALER_DATA_DIR", folder.toString());
    settings.put("DIALER_HTTP_PORT", "0");
    settings.put("DIALER_ADMIN_PORT", "0");
    settings.put("DIALER_BIND_HOST", "127.0.0.1");
    settings.put("DIALER_LOG_LEVEL", environment.getOrDefault("DIALER_LOG_LEVEL", "WARN"));
    settings.put("DIALER_SILENCE", millis(5_000));
    settings.put("DIALER_FIRST_KEY_WITHIN", millis(120_000));
    settings.put("DIALER_SPEECH_RATE", decimal(13 * options.speed()));
    settings.put("MANGO_API_URL", emulator.apiUrl().toString());
    settings.put("MANGO_API_KEY", KEY);
    settings.put("MANGO_API_SALT", SALT);
    settings.put("MANGO_EXTENSION", "20");
    settings.put("MANGO_LINE", "74950000001");
    settings.put("MANGO_IVR_LINE", "74950000002");
    // The emulated second is short, so the way of a request weighs more in it: keep some distance.
    settings.put("MANGO_LIMIT_ALL", decimal(7 * options.speed()));
    settings.put("MANGO_LIMIT_CALLBACK", decimal(2.8 * options.speed()));
    settings.put("MANGO_LIMIT_HANGUP", decimal(2.8 * options.speed()));
    settings.put("MANGO_LIMIT_ROUTE", decimal(0.35 * options.speed()));
    return settings;
  }

  private String millis(long atRealSpeed) {
    return Math.max(1, Math.round(atRealSpeed / options.speed())) + "ms";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private Path home() {
    return Path.of(environment.getOrDefault("DIALER_HOME", "."));
  }

  private void tellAddresses(RunningService service, MangoEmulator emulator) {
    out.println();
    out.println("Everything goes on running; Ctrl-C ends it.");
    out.println("  REST      " + service.address() + "/module-dialer/v1/task");
    out.println("  health    " + service.adminAddress() + "/healthcheck");
    out.println("  emulator  " + emulator.controlUrl() + "calls");
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Demo::deleteOne);
    } catch (IOException | UncheckedIOException e) {
      // A folder of the system's temporary files may stay.
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
