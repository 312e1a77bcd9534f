package io.dialer.api.chaos;

import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.database.DatabaseSettings;
import io.dialer.api.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import liquibase.exception.LiquibaseException;
import org.jdbi.v3.core.Jdbi;

/** The one PostgreSQL of a run, with a data folder of its own; it can be made to fail. */
final class Postgres implements AutoCloseable {

  /** How PostgreSQL is stopped. */
  enum Stop {
    /** Transactions are rolled back, and the server ends in order. */
    FAST("-INT"),
    /** As in a crash: nothing is tidied up, and the next start recovers. */
    IMMEDIATE("-QUIT");

    private final String signal;

    Stop(String signal) {
      this.signal = signal;
    }
  }

  private static final Duration DOWN_WITHIN = Duration.ofSeconds(30);

  private final Path folder;
  private EmbeddedDatabase server;

  private Postgres(Path folder, EmbeddedDatabase server) {
    this.folder = folder;
    this.server = server;
  }

  static Postgres start(Path folder) throws IOException {
    return new Postgres(folder, EmbeddedDatabase.start(folder));
  }

  /** Brings the schema up to date, as the first start with an embedded database does. */
  void migrate() throws LiquibaseException {
    try (DatabaseAccess access = DatabaseAccess.open(new DatabaseSettings(), folder)) {
      access.prepareSchema();
    }
  }

  synchronized String url() {
    return server.url();
  }

  synchronized String user() {
    return server.user();
  }

  /** A way to look into the database; each use opens a connection of its own. */
  Jdbi jdbi() {
    return Jdbi.create(url(), user(), "");
  }

  /** Stops the server, leaves it down for a while, and starts it again on the same port. */
  synchronized void restart(Stop how, Duration down) throws IOException {
    Path pidFile = folder.resolve("postgres/data/postmaster.pid");
    String pid = Files.readAllLines(pidFile).get(0).strip();
    new ProcessBuilder("kill", how.signal, pid).start();
    if (!Pause.until(DOWN_WITHIN, () -> !Files.exists(pidFile))) {
      throw new IOException("PostgreSQL (pid " + pid + ") is still up after " + DOWN_WITHIN);
    }
    server.close();
    Pause.of(down);
    server = EmbeddedDatabase.start(folder);
  }

  /**
   * Ends a share of the nodes' connections.
   *
   * @return how many
   */
  int cutConnections(double share) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE application_name = 'dialer' AND random() < :share
                        """)
                    .bind("share", share)
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public synchronized void close() {
    server.close();
  }
}
