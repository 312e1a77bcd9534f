package io.dialer.api.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dialer.api.DialerApplication;
import io.dialer.api.DialerConfiguration;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.LoggerFactory;

/** {@code dialer server [config.yml]}. */
public final class ServeCommand extends ServerCommand<DialerConfiguration> {

  private final DialerApplication application;

  public ServeCommand(DialerApplication application) {
    super(application, "server", "Runs the dialer");
    this.application = application;
  }

  @Override
  protected void run(
      Bootstrap<DialerConfiguration> bootstrap,
      Namespace arguments,
      DialerConfiguration configuration)
      throws Exception {
    silenceStackTraces();
    try {
      super.run(bootstrap, arguments, configuration);
    } catch (Exception e) {
      application.close();
      throw e;
    }
  }

  // Dropwizard logs why a server does not start, too; we tell that in our own words.
  private static void silenceStackTraces() {
    if (LoggerFactory.getLogger(ServerCommand.class) instanceof Logger logback) {
      logback.setLevel(Level.OFF);
    }
  }
}
