package io.dialer.api.harness;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A dialer in a process of its own, which a test can freeze, kill, or tell to stop. */
public final class NodeProcess implements AutoCloseable {
  private static final Path CONFIG = Path.of("../config.yml");

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private NodeProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the process; it takes requests later.
   *
   * @param settings environment variables that differ
   * @param log where its output goes
   */
  public static NodeProcess start(Map<String, String> settings, Path log) throws IOException {
    int port = freePort();
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.dialer.api.Main",
            "server",
            CONFIG.toString());
    Map<String, String> all = new HashMap<>(settings);
    all.put("DIALER_HTTP_PORT", Integer.toString(port));
    all.put("DIALER_ADMIN_PORT", "0");
    child.environment().putAll(all);
    return new NodeProcess(
        child.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
  }

  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** Waits until it takes requests. */
  public void awaitReady() throws Exception {
    Lab.await("the process takes requests", this::answers);
  }

  private boolean answers() throws Exception {
    if (!process.isAlive()) {
      throw new AssertionError("the process has ended with " + process.exitValue());
    }
    try {
      URI polls = URI.create(address() + "/module-dialer/v1/polling");
      return http.send(HttpRequest.newBuilder(polls).build(), BodyHandlers.ofString())
          .body()
          .contains("\"result\":true");
    } catch (IOException e) {
      return false;
    }
  }

  /** Tells it to stop, as service managers do, and waits until it has ended. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end");
    }
  }

  /** It does nothing any more, and keeps its connections. */
  public void freeze() throws Exception {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  /** It ends without doing anything more; may have ended. */
  public void kill() {
    if (process.isAlive()) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
