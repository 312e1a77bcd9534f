package io.dialer.api.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz the service's own pool of connections. */
final class PooledConnections implements ConnectionProvider {
  private final DataSource database;

  PooledConnections(DataSource database) {
    this.database = database;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return database.getConnection();
  }

  @Override
  public void shutdown() {
    // The pool belongs to the service.
  }

  @Override
  public void initialize() {
    // The pool is there already.
  }
}
