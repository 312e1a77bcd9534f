package io.dialer.api.chaos;

import io.dialer.api.Main;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node: a process that runs the service, on a port that stays the same. */
final class Node {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private final String name;
  private final Path log;
  private final Path configuration;
  private final Map<String, String> settings;
  private final List<String> javaOptions;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private volatile @Nullable Process process;
  private volatile boolean over;

  /**
   * @param folder where its log is written
   * @param settings its environment
   * @param javaOptions of its process
   */
  Node(
      String name,
      Path folder,
      Path configuration,
      Map<String, String> settings,
      List<String> javaOptions)
      throws IOException {
    this.name = name;
    this.log = folder.resolve(name + ".log");
    this.configuration = configuration;
    this.settings = Map.copyOf(settings);
    this.javaOptions = List.copyOf(javaOptions);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** Its address, with a slash at its end. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /**
   * Starts the process, again and again if it ends, as a service manager would, until it answers.
   *
   * @param clockAheadMillis how wrong its clock is
   * @throws IOException when it does not answer in two minutes
   */
  synchronized void start(long clockAheadMillis) throws IOException {
    boolean ready =
        Pause.until(
            READY_WITHIN,
            () -> {
              if (!isAlive() && !over) {
                process = spawn(clockAheadMillis);
              }
              return over || answers();
            });
    if (!ready) {
      throw new IOException(name + " does not answer after " + READY_WITHIN + "; see " + log);
    }
  }

  private Process spawn(long clockAheadMillis) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("server", configuration.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("DIALER_HTTP_PORT", Integer.toString(port));
    environment.put("DIALER_REHEARSAL_CLOCK_AHEAD_MILLIS", Long.toString(clockAheadMillis));
    builder.environment().keySet().removeIf(v -> v.startsWith("DIALER_") || v.startsWith("MANGO_"));
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  private boolean answers() throws IOException, InterruptedException {
    HttpRequest status =
        HttpRequest.newBuilder(address().resolve("module-dialer/v1/status"))
            .timeout(Duration.ofSeconds(5))
            .build();
    return http.send(status, BodyHandlers.discarding()).statusCode() == 200;
  }

  /** A way to end a node. */
  interface Ending {
    void end(Node node) throws IOException;
  }

  /** Ends the process, leaves it down for a while, and starts it again with another clock. */
  synchronized void bounce(Ending ending, Duration down, long clockAheadMillis) throws IOException {
    try {
      ending.end(this);
    } finally {
      Pause.of(down);
      start(clockAheadMillis);
    }
  }

  /**
   * {@code kill -9}. One that has ended is left alone: its id may be another's by now, whose end
   * Java would wait for.
   */
  void kill() {
    Process killed = process;
    if (killed != null && killed.isAlive()) {
      killed.destroyForcibly();
      killed.onExit().join();
    }
  }

  /**
   * {@code SIGTERM}.
   *
   * @throws IOException when the process did not end within a minute; then it is killed
   */
  void terminate() throws IOException {
    Process told = process;
    if (told == null) {
      return;
    }
    told.destroy();
    if (!Pause.until(STOPPED_WITHIN, () -> !told.isAlive())) {
      kill();
      throw new IOException(name + " had not stopped " + STOPPED_WITHIN + " after SIGTERM");
    }
  }

  /** Ends the process for good, also while it is being started. */
  void end() {
    over = true;
    kill();
  }

  private boolean isAlive() {
    Process started = process;
    return started != null && started.isAlive();
  }
}
