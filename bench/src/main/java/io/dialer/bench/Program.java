package io.dialer.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that serves HTTP, until it is closed. */
final class Program implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Process process;
  private final Path log;
  private final long started;

  private Program(Process process, Path log, long started) {
    this.process = process;
    this.log = log;
    this.started = started;
  }

  /**
   * Starts a process.
   *
   * @param environment set besides our own, from which the dialer's settings are taken out
   * @param log where its output goes
   */
  static Program start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(v -> v.startsWith("DIALER_") || v.startsWith("MANGO_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(Redirect.to(log.toFile()));
    long started = System.nanoTime();
    return new Program(builder.start(), log, started);
  }

  /** The service on a database of the scene, on ports of its own; ready when this returns. */
  static Service service(Scene scene, Scene.Database database) throws IOException {
    int port = freePort();
    Map<String, String> settings = settings(scene, port);
    settings.put("DIALER_DB_URL", database.url());
    settings.put("DIALER_DB_USER", database.user());
    Program program =
        start(
            Installation.service(),
            settings,
            Files.createTempFile(scene.folder(), "dialer", "log"));
    URI address = address(port);
    program.await(address.resolve("module-dialer/v1/status"));
    return new Service(program, address);
  }

  /**
   * A dialer that answers.
   *
   * @param address with a slash at its end
   */
  record Service(Program program, URI address) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      program.close();
    }
  }

  /** The settings of a service whose files are in the scene's folder, and which says little. */
  static Map<String, String> settings(Scene scene, int port) throws IOException {
    return new HashMap<>(
        Map.of(
            "DIALER_HOME", Installation.home().toString(),
            "DIALER_DATA_DIR", scene.folder().resolve("data").toString(),
            "DIALER_BIND_HOST", "127.0.0.1",
            "DIALER_HTTP_PORT", Integer.toString(port),
            "DIALER_ADMIN_PORT", Integer.toString(freePort()),
            "DIALER_LOG_LEVEL", "WARN"));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /**
   * Waits for the first 200 from an address.
   *
   * @return milliseconds since the process was started
   * @throws IllegalStateException when it ends, or takes two minutes
   */
  double await(URI address) throws IOException {
    HttpRequest question = HttpRequest.newBuilder(address).timeout(READY_WITHIN).build();
    return await(
        () -> {
          try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
          } catch (IOException e) {
            // It does not listen yet.
            return false;
          }
        });
  }

  /** Something that becomes true. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Waits for something to become true.
   *
   * @return milliseconds since the process was started
   * @throws IllegalStateException when it ends, or takes two minutes
   */
  double await(Condition condition) throws IOException {
    long until = started + READY_WITHIN.toNanos();
    try {
      while (!condition.holds()) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw new IllegalStateException("it does not come up: " + Files.readString(log));
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return (System.nanoTime() - started) / 1e6;
  }

  /** The most memory it ever had from the system, in MiB. */
  double mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  Path log() {
    return log;
  }

  /** Tells it to stop and waits; kills it when it does not. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it did not stop: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
