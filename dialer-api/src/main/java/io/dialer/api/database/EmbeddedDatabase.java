package io.dialer.api.database;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.dialer.api.settings.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, whose data stays in a folder between runs.
 *
 * <p>The server outlives a hard kill of this process; the next run then takes it over. Of several
 * processes on one folder the first one owns the server and stops it; the others are its guests.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** Long enough for the recovery after a crash. */
  private static final Duration START_WITHIN = Duration.ofSeconds(60);

  /** After that the start is looked at again: it failed, or a slow server is on its way. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(4);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final ServerFolder folder;
  private final RunningServer server;
  private final Optional<FolderLock> ownership;

  private EmbeddedDatabase(
      ServerFolder folder, RunningServer server, Optional<FolderLock> ownership) {
    this.folder = folder;
    this.server = server;
    this.ownership = ownership;
  }

  /**
   * Starts the server in {@code dataFolder}, or finds the one that runs there.
   *
   * @throws CannotStart when it does not come up; the message names its log
   */
  public static EmbeddedDatabase start(Path dataFolder) throws IOException {
    ServerFolder folder = ServerFolder.in(dataFolder);
    Optional<FolderLock> ownership = FolderLock.tryLock(folder.lockFile());
    try {
      RunningServer server =
          Failsafe.with(patiently()).get(attempt -> findOrStart(folder, ownership.isPresent()));
      server.createDatabase();
      LOG.debug("PostgreSQL of our own: port {}, data in {}", server.port(), folder.data());
      return new EmbeddedDatabase(folder, server, ownership);
    } catch (FailsafeException | IllegalStateException | ExceptionInInitializerError e) {
      ownership.ifPresent(FolderLock::close);
      throw new CannotStart(
          "the embedded PostgreSQL in %s does not start; its log is %s (or name another server with DIALER_DB_URL)"
              .formatted(folder.data(), folder.log()),
          e);
    }
  }

  /** The JDBC address of the dialer's database. */
  public String url() {
    return server.url();
  }

  /** The database's user, trusted without a password, and only from this machine. */
  public String user() {
    return RunningServer.USER;
  }

  /** Stops the server, unless another process owns it. */
  @Override
  public void close() {
    ownership.ifPresent(
        lock -> {
          server.stop(folder);
          lock.close();
        });
  }

  private static RetryPolicy<RunningServer> patiently() {
    return RetryPolicy.<RunningServer>builder()
        .handle(IOException.class)
        .withMaxAttempts(-1)
        .withDelay(BETWEEN_LOOKS)
        .withMaxDuration(START_WITHIN)
        .build();
  }

  private static RunningServer findOrStart(ServerFolder folder, boolean owner) throws IOException {
    Optional<RunningServer> running = RunningServer.find(folder);
    if (running.isPresent()) {
      return running.get();
    }
    if (owner && !folder.isServerAlive()) {
      startNew(folder);
    }
    return RunningServer.find(folder)
        .orElseThrow(() -> new IOException("the server does not answer yet"));
  }

  private static void startNew(ServerFolder folder) throws IOException {
    // Left by the library, and kept locked in this process when a start failed.
    Files.deleteIfExists(folder.data().resolve("epg-lock"));
    Redirect log = Redirect.appendTo(folder.startLog().toFile());
    EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.binaries().toFile())
        .setDataDirectory(folder.data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(folder.port())
        .setPGStartupWait(FIRST_LOOK)
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        // The library switches both off: a crash would then lose or break data.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_filename", "postgresql.log")
        .setServerConfig("log_rotation_size", "10MB")
        .setServerConfig("log_truncate_on_rotation", "on")
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .start();
  }
}
