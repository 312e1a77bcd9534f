package io.dialer.api.database;

import io.dialer.api.settings.CannotStart;
import io.dialer.api.settings.Secret;
import io.dialer.api.settings.WrongSetting;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import liquibase.exception.LiquibaseException;

/** The way to the database that the settings name, or to one of our own when they name none. */
public final class DatabaseAccess implements AutoCloseable {

  private static final int ATTEMPT_SECONDS = 10;
  private static final String INVALID_PASSWORD = "28P01";

  private final String url;
  private final String user;
  private final Secret password;
  private final Optional<EmbeddedDatabase> embedded;

  private DatabaseAccess(
      String url, String user, Secret password, Optional<EmbeddedDatabase> embedded) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.embedded = embedded;
  }

  /**
   * Starts the embedded server if the settings name no other.
   *
   * @param dataFolder where the embedded server keeps its data
   */
  public static DatabaseAccess open(DatabaseSettings settings, Path dataFolder) {
    if (!settings.url().isEmpty()) {
      return new DatabaseAccess(
          settings.url(), settings.user(), settings.password(), Optional.empty());
    }
    try {
      EmbeddedDatabase embedded = EmbeddedDatabase.start(dataFolder);
      return new DatabaseAccess(
          embedded.url(), embedded.user(), Secret.NONE, Optional.of(embedded));
    } catch (IOException e) {
      throw new WrongSetting("dataDir", "a folder that can be written to is expected (" + e + ")");
    }
  }

  public boolean isEmbedded() {
    return embedded.isPresent();
  }

  /** The service's pool; a statement or a lock that takes too long fails instead of piling up. */
  public DataSourceFactory pool(DatabaseSettings settings) {
    DataSourceFactory pool = single();
    pool.setMaxSize(settings.poolSize());
    pool.setMinSize(2);
    pool.setInitialSize(1);
    pool.setMaxWaitForConnection(settings.connectionWithin());
    pool.setCheckConnectionOnBorrow(true);
    pool.setValidationInterval(Duration.seconds(1));
    pool.setAutoCommentsEnabled(false);
    pool.getProperties()
        .putAll(
            Map.of(
                "options",
                settings.sessionOptions(),
                "connectTimeout",
                Long.toString(Math.max(1, settings.connectionWithin().toSeconds()))));
    return pool;
  }

  /** Plain connections, for migrations: they may take as long as they take. */
  public DataSourceFactory single() {
    DataSourceFactory factory = new DataSourceFactory();
    factory.setDriverClass("org.postgresql.Driver");
    factory.setUrl(url);
    factory.setUser(user);
    factory.setPassword(password.value());
    factory.setProperties(
        new HashMap<>(
            Map.of(
                "ApplicationName", "dialer",
                "reWriteBatchedInserts", "true",
                "tcpKeepAlive", "true",
                "connectTimeout", Integer.toString(ATTEMPT_SECONDS))));
    return factory;
  }

  /**
   * Makes sure that the schema is current: migrates a database of our own, and insists on it with
   * any other.
   *
   * @throws CannotStart naming the command that migrates
   * @throws WrongSetting when the database cannot be reached
   */
  public void prepareSchema() throws LiquibaseException {
    try (Connection connection = connect()) {
      List<String> pending = Schema.pending(connection);
      if (!pending.isEmpty() && !isEmbedded()) {
        throw schemaIsOld(pending);
      } else if (!pending.isEmpty()) {
        Schema.migrate(connection);
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /**
   * Makes sure that the database can be reached.
   *
   * @throws WrongSetting when it cannot
   */
  public void requireConnection() {
    try (Connection connection = connect()) {
      connection.isValid(ATTEMPT_SECONDS);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** What a schema lacks that this version of the dialer needs, in the changelog's words. */
  public List<String> pendingChanges() throws LiquibaseException {
    try (Connection connection = connect()) {
      return Schema.pending(connection);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** The complaint about a schema that {@code dialer db migrate} has to bring up to date. */
  public static CannotStart schemaIsOld(List<String> pending) {
    return new CannotStart(
        "the database's schema is not current (%d changes are missing, from \"%s\" on): run"
                .formatted(pending.size(), pending.get(0))
            + " ./dialer db migrate config.yml");
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedDatabase::close);
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password.value());
    properties.setProperty("loginTimeout", Integer.toString(ATTEMPT_SECONDS));
    return DriverManager.getConnection(url, properties);
  }

  private static WrongSetting unreachable(SQLException e) {
    return INVALID_PASSWORD.equals(e.getSQLState())
        ? new WrongSetting("database.password", "PostgreSQL does not accept it for this user")
        : new WrongSetting("database.url", "no connection to PostgreSQL: " + oneLine(e));
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
