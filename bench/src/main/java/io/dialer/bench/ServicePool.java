package io.dialer.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.database.DatabaseSettings;
import io.dialer.core.database.SqlObjects;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.jdbi3.JdbiFactory;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Connections to a database as the service has them: its own pool, of the size that it has by
 * default, with its own session settings, and JDBI put together as the service does it.
 */
public final class ServicePool implements AutoCloseable {
  private final ManagedDataSource pool;
  private final Jdbi jdbi;

  private ServicePool(ManagedDataSource pool, Jdbi jdbi) {
    this.pool = pool;
    this.jdbi = jdbi;
  }

  /** Opens one; it does not need a server of its own. */
  public static ServicePool open(Scene.Database database) throws Exception {
    DatabaseSettings settings =
        new ObjectMapper()
            .convertValue(
                Map.of("url", database.url(), "user", database.user()), DatabaseSettings.class);
    Environment environment = new Environment("bench");
    try (DatabaseAccess access = DatabaseAccess.open(settings, Path.of("."))) {
      ManagedDataSource pool = access.pool(settings).build(environment.metrics(), "database");
      pool.start();
      Jdbi jdbi = new JdbiFactory().build(environment, new DataSourceFactory(), pool, "database");
      return new ServicePool(pool, jdbi.installPlugin(new SqlObjects()));
    }
  }

  /** The pool. */
  public DataSource dataSource() {
    return pool;
  }

  /** JDBI over the pool. */
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    try {
      pool.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the pool cannot be closed", e);
    }
  }
}
