package io.dialer.api;

import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.rest.JettyErrors;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dialer that takes requests, until it is closed. */
public final class RunningService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

  private Optional<Server> server = Optional.empty();
  private Optional<DatabaseAccess> database = Optional.empty();

  /** A signal may come before the server, which handles signals, has started. */
  private final Thread whenToldToStop = new Thread(this::closeDatabase, "told-to-stop");

  /** The address that this machine reaches the API at, without a slash at its end. */
  public URI address() {
    return address(0);
  }

  /** The address of health checks and metrics. */
  public URI adminAddress() {
    return address(1);
  }

  /** Stops taking requests, finishes those that run, then stops everything else. */
  @Override
  public void close() {
    server.ifPresent(RunningService::stop);
    closeDatabase();
    forgetSignals();
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("The server did not stop cleanly", e);
    }
  }

  void manage(Environment environment) {
    // First in, last out: everything else may use the database until it has stopped.
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void stop() {
                closeDatabase();
              }
            });
    environment
        .lifecycle()
        .addServerLifecycleListener(
            started -> {
              server = Optional.of(started);
              forgetSignals();
              started.setErrorHandler(new JettyErrors(environment.getObjectMapper()));
              LOG.info("The dialer is ready: {}, administration {}", address(), adminAddress());
            });
  }

  /** Opens the database; it is closed with this service, or when the process is told to stop. */
  synchronized DatabaseAccess open(Supplier<DatabaseAccess> opening) {
    Runtime.getRuntime().addShutdownHook(whenToldToStop);
    // Whoever wants to close it meanwhile waits until there is something to close.
    DatabaseAccess opened = opening.get();
    database = Optional.of(opened);
    return opened;
  }

  private synchronized void closeDatabase() {
    database.ifPresent(DatabaseAccess::close);
    database = Optional.empty();
  }

  /** From here on the server's own handling of signals stops everything in its order. */
  private void forgetSignals() {
    try {
      Runtime.getRuntime().removeShutdownHook(whenToldToStop);
    } catch (IllegalStateException e) {
      LOG.info("Told to stop while starting");
    }
  }

  private URI address(int connector) {
    NetworkConnector http =
        (NetworkConnector)
            server.orElseThrow(() -> new IllegalStateException("not started"))
                .getConnectors()[connector];
    return URI.create("http://localhost:" + http.getLocalPort());
  }
}
