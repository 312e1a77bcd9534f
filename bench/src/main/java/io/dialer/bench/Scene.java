package io.dialer.bench;

import io.dialer.api.database.EmbeddedDatabase;
import io.dialer.api.database.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;

/**
 * What a benchmark may use: one PostgreSQL, the very one that the dialer brings with its own
 * settings (durable, untuned), and a folder. Both are gone afterwards.
 */
public final class Scene implements AutoCloseable {
  private final Path folder;
  private final EmbeddedDatabase server;
  private final Thread whenInterrupted;
  private int databases;

  private Scene(Path folder, EmbeddedDatabase server) {
    this.folder = folder;
    this.server = server;
    this.whenInterrupted = new Thread(server::close);
    Runtime.getRuntime().addShutdownHook(whenInterrupted);
  }

  static Scene open() throws IOException {
    Path folder = Files.createTempDirectory("dialer-bench");
    return new Scene(folder, EmbeddedDatabase.start(folder));
  }

  /** A database on the scene's server. */
  public record Database(String url, String user) {

    /** A new connection, with what the service's own pool sets. */
    public Connection connect() throws SQLException {
      Properties properties = new Properties();
      properties.setProperty("user", user);
      properties.setProperty("reWriteBatchedInserts", "true");
      return DriverManager.getConnection(url, properties);
    }

    /** Runs statements that are written here, never ones put together from input. */
    public void execute(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** The number that a query counts; written here, like statements. */
    public long count(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery(sql)) {
        count.next();
        return count.getLong(1);
      }
    }

    /** Leaves nothing to tidy up that would fall on the next contender. */
    public void settle() throws SQLException {
      execute("VACUUM ANALYZE");
      execute("CHECKPOINT");
    }
  }

  /** A scratch folder, gone with the scene. */
  public Path folder() {
    return folder;
  }

  /** A new empty database. */
  public Database emptyDatabase() throws SQLException {
    databases++;
    String name = "bench_" + databases;
    new Database(server.url(), server.user()).execute("CREATE DATABASE " + name);
    return new Database(server.url().replaceFirst("/[^/]*$", "/" + name), server.user());
  }

  /** A new database with the dialer's schema. */
  public Database database() throws SQLException, LiquibaseException {
    Database database = emptyDatabase();
    try (Connection connection = database.connect()) {
      Schema.migrate(connection);
    }
    return database;
  }

  /** Removes a database that is not needed any more. */
  public void drop(Database database) throws SQLException {
    String name = database.url().substring(database.url().lastIndexOf('/') + 1);
    new Database(server.url(), server.user()).execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(whenInterrupted);
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
