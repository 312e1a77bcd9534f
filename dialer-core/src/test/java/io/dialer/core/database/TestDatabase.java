package io.dialer.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated database of its own for every test class, on one PostgreSQL per JVM.
 *
 * <p>Use it as a static {@code @RegisterExtension}. The server's time zone differs from the JVM's
 * and from UTC on purpose: code that mixes them up fails here.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private String name = "";

  /** The one server of this JVM, with a migrated template; closed by its own shutdown hook. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("timezone", "Asia/Kathmandu")
                .setServerConfig("max_connections", "200")
                .start();
        execute(postgres, "CREATE DATABASE template_dialer");
        migrate(postgres);
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void migrate(EmbeddedPostgres postgres) {
      try (Connection connection = dataSource(postgres, "template_dialer").getConnection();
          Liquibase liquibase =
              new Liquibase(
                  "migrations.xml",
                  new ClassLoaderResourceAccessor(),
                  new JdbcConnection(connection))) {
        liquibase.update("");
      } catch (SQLException | LiquibaseException e) {
        throw new IllegalStateException("the test database could not be migrated", e);
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    create();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    drop();
  }

  /** Makes the database, where no extension does. */
  public void create() {
    name = "test_" + NAMES.incrementAndGet();
    execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE template_dialer");
  }

  /** Removes it, with whatever is connected to it. */
  public void drop() {
    execute(Server.POSTGRES, "DROP DATABASE " + name + " WITH (FORCE)");
  }

  /** Empties every table that tests write to. */
  public void clear() {
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    UPDATE feed_clock
                    SET last_second = 0, rows_in_second = 0, last_position = 0, last_polling_time = 0;
                    TRUNCATE tasks, numbers, calls, legs, polls, audio_files, polling_results, agents,
                             agent_legs, agent_statuses, mango_inbox, mango_audio_files,
                             mango_pace, mango_refused, mango_moments, sessions, spoken_texts,
                             outbound_chunks, outbound_numbers, outbound_refusals,
                             webhooks, webhook_deliveries
                    RESTART IDENTITY CASCADE;
                    DELETE FROM campaigns WHERE id <> 1;
                    """));
  }

  /** Connections to this class's database, a new one each. */
  public Jdbi jdbi() {
    return Jdbi.create(dataSource(Server.POSTGRES, name)).installPlugin(new SqlObjects());
  }

  /** Connections to this class's database that are used again; each call makes another pool. */
  public Jdbi pool() {
    return Jdbi.create(new Pool(dataSource(Server.POSTGRES, name))).installPlugin(new SqlObjects());
  }

  /** Keeps connections for reuse. They end when the class's database is dropped. */
  private static final class Pool implements ConnectionFactory {
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final PGSimpleDataSource source;

    Pool(PGSimpleDataSource source) {
      this.source = source;
    }

    @Override
    public Connection openConnection() throws SQLException {
      Connection connection = idle.pollFirst();
      return connection == null ? source.getConnection() : connection;
    }

    @Override
    public void closeConnection(Connection connection) {
      idle.addFirst(connection);
    }
  }

  /** The database's address for a service's own pool. */
  public String url() {
    return dataSource(Server.POSTGRES, name).getUrl();
  }

  /** The user of {@link #url()}; the server trusts it without a password. */
  public String user() {
    return "postgres";
  }

  private static PGSimpleDataSource dataSource(EmbeddedPostgres postgres, String database) {
    return (PGSimpleDataSource) postgres.getDatabase("postgres", database);
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
