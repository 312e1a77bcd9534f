package io.dialer.api.database;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded server that answers.
 *
 * @param pid its process
 * @param port its port on the loopback address
 */
record RunningServer(long pid, int port) {

  static final String USER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
  private static final String DATABASE = "dialer";
  private static final String DUPLICATE_DATABASE = "42P04";
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  /** The server that works on this folder, if there is one and it takes connections. */
  static Optional<RunningServer> find(ServerFolder folder) {
    return folder
        .pid()
        .flatMap(pid -> folder.runningPort().map(port -> new RunningServer(pid, port)))
        .filter(server -> folder.isServerAlive() && server.worksOn(folder.data()));
  }

  String url() {
    return url(DATABASE);
  }

  void createDatabase() {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE);
    } catch (SQLException e) {
      if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
        throw new IllegalStateException("the database cannot be created", e);
      }
    }
  }

  /** Stops the server without waiting for other clients, and waits until it is down. */
  void stop(ServerFolder folder) {
    try {
      // "Fast shutdown"; Java's own signals are a shutdown that waits for clients, and a crash.
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
      boolean running =
          Failsafe.with(
                  RetryPolicy.<Boolean>builder()
                      .handleResult(true)
                      .withMaxAttempts(-1)
                      .withDelay(Duration.ofMillis(50))
                      .withMaxDuration(STOP_WITHIN)
                      .build())
              // A crashed server leaves its file; one that has stopped may stay on as a zombie.
              .get(() -> Files.exists(folder.pidFile()) && folder.isServerAlive());
      if (running) {
        LOG.warn("The embedded PostgreSQL (pid {}) is still stopping", pid);
      }
    } catch (IOException e) {
      LOG.warn(
          "The embedded PostgreSQL (pid {}) cannot be stopped; the next run takes it over", pid, e);
    }
  }

  private boolean worksOn(Path data) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        Statement statement = connection.createStatement();
        ResultSet folder = statement.executeQuery("SHOW data_directory")) {
      return folder.next() && Files.isSameFile(Path.of(folder.getString(1)), data);
    } catch (SQLException | IOException e) {
      LOG.debug("No answer on port {}", port, e);
      return false;
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:%d/%s?connectTimeout=2".formatted(port, database);
  }
}
