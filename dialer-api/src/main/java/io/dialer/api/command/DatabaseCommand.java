package io.dialer.api.command;

import io.dialer.api.DialerConfiguration;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.database.Schema;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.DatabaseConfiguration;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.DbCommand;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code dialer db migrate|status|… [config.yml]}; starts the embedded server while it runs. */
public final class DatabaseCommand extends DbCommand<DialerConfiguration> {

  /** The database for as long as a command runs. */
  private static final class Opened implements DatabaseConfiguration<DialerConfiguration> {

    private Optional<DatabaseAccess> database = Optional.empty();

    @Override
    public PooledDataSourceFactory getDataSourceFactory(DialerConfiguration configuration) {
      DatabaseAccess opened =
          database.orElseGet(
              () -> DatabaseAccess.open(configuration.database(), configuration.dataDir()));
      database = Optional.of(opened);
      opened.requireConnection();
      return opened.single();
    }

    void close() {
      database.ifPresent(DatabaseAccess::close);
      database = Optional.empty();
    }
  }

  private final Opened opened;

  public DatabaseCommand() {
    this(new Opened());
  }

  private DatabaseCommand(Opened opened) {
    super("db", opened, DialerConfiguration.class, Schema.CHANGELOG);
    this.opened = opened;
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    try {
      super.run(bootstrap, arguments);
    } finally {
      opened.close();
    }
  }
}
