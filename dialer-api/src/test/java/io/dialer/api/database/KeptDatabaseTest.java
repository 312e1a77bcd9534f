package io.dialer.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.dialer.api.DialerApplication;
import io.dialer.api.RunningService;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL keeps what was written, whatever becomes of the process. */
class KeptDatabaseTest {
  private static final Path CONFIG = Path.of("../config.yml");
  private static final String POLL =
      "{\"name\":\"kept\",\"questions\":[{\"questionText\":\"a\",\"press\":[]}]}";

  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void survivesAKillOfTheProcessAndAnOrderlyStop() throws Exception {
    // The first run, in a process of its own, makes the database, and is killed.
    long server;
    try (NodeProcess first = NodeProcess.start(environment(), data.resolve("first.log"))) {
      first.awaitReady();
      URI polls = polls(first.address());
      assertThat(send(HttpRequest.newBuilder(polls).POST(BodyPublishers.ofString(POLL))))
          .contains("\"result\":true");
      server = server();
    }
    assertThat(ProcessHandle.of(server)).isPresent();

    // The second takes the server over, and stops it at its end.
    RunningService second = new DialerApplication(environment()).start(CONFIG);
    try {
      assertThat(Files.readAllLines(pidFile()).get(0)).isEqualTo(Long.toString(server));
      assertThat(send(HttpRequest.newBuilder(polls(second.address())))).contains("kept");
      assertThat(show("fsync")).isEqualTo("on");
      assertThat(show("synchronous_commit")).isEqualTo("on");
      assertThat(show("listen_addresses")).isEqualTo("localhost");
    } finally {
      second.close();
    }
    assertThat(pidFile()).doesNotExist();

    // The third starts it again, where it was.
    RunningService third = new DialerApplication(environment()).start(CONFIG);
    try {
      assertThat(send(HttpRequest.newBuilder(polls(third.address())))).contains("kept");
      // A server that crashed leaves its file behind; stopping does not wait for that to go.
      ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).get(0)))
          .ifPresent(ProcessHandle::destroyForcibly);
    } finally {
      assertTimeout(Duration.ofSeconds(15), third::close);
    }
    assertThat(Files.getPosixFilePermissions(data.resolve("postgres"))).hasSize(3);
  }

  /** The signal comes when PostgreSQL runs already, and nobody listens to signals yet. */
  @Test
  void isStoppedWithAProcessThatIsToldToStopWhileItStarts() throws Exception {
    try (NodeProcess node = NodeProcess.start(environment(), data.resolve("node.log"))) {
      Lab.await("PostgreSQL has started", () -> Files.exists(pidFile()));
      long server = server();
      node.stop();
      assertThat(pidFile()).doesNotExist();
      assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "DIALER_DATA_DIR", data.toString(),
        "DIALER_HTTP_PORT", "0",
        "DIALER_ADMIN_PORT", "0",
        "DIALER_LOG_LEVEL", "ERROR");
  }

  private long server() throws IOException {
    return Long.parseLong(Files.readAllLines(pidFile()).get(0));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  private static URI polls(URI service) {
    return URI.create(service + "/module-dialer/v1/polling");
  }

  private Path pidFile() {
    return data.resolve("postgres/data/postmaster.pid");
  }

  private String show(String setting) throws Exception {
    List<String> lines = Files.readAllLines(pidFile());
    String url = "jdbc:postgresql://localhost:" + lines.get(3) + "/dialer";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        var statement = connection.createStatement();
        ResultSet shown = statement.executeQuery("SHOW " + setting)) {
      shown.next();
      return shown.getString(1);
    }
  }
}
