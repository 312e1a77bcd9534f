package io.dialer.bench.calls;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, run with the options that {@code ./dialer} runs it with. */
final class Child implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final long STOPPED_WITHIN_SECONDS = 20;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final URI address;
  private final Path log;

  private Child(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts a server, and returns when it answers.
   *
   * @param main is run with the project's {@code config.yml}
   * @param ready the path of what answers 200 once it is up
   */
  static Child start(Class<?> main, Path folder, Map<String, String> settings, String ready)
      throws Exception {
    int port = freePort();
    Path home = Path.of(System.getenv().getOrDefault("DIALER_HOME", "."));
    Path log = folder.resolve(main.getSimpleName() + port + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                JAVA,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "server",
                home.resolve("config.yml").toString()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(v -> v.startsWith("DIALER_") || v.startsWith("MANGO_"));
    environment.putAll(settings);
    environment.put("DIALER_HTTP_PORT", Integer.toString(port));
    environment.put("DIALER_ADMIN_PORT", "0");
    environment.put("DIALER_BIND_HOST", "127.0.0.1");
    environment.put("DIALER_DATA_DIR", folder.resolve("data" + port).toString());
    Process process =
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start();
    Child child = new Child(process, URI.create("http://127.0.0.1:" + port + "/"), log);
    try {
      Await.until(main + " answers", READY_WITHIN, BETWEEN_LOOKS, () -> child.answers(ready));
    } catch (Exception e) {
      child.close();
      throw e;
    }
    return child;
  }

  /** Its address, with a slash at its end. */
  URI address() {
    return address;
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private boolean answers(String path) throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("it has ended; see " + log);
    }
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
