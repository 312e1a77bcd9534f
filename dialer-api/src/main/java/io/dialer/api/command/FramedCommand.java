package io.dialer.api.command;

import io.dialer.api.DialerConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A command of our own that reads the configuration, within the frame that all commands share. */
abstract class FramedCommand extends ConfiguredCommand<DialerConfiguration> {

  private final CommandFrame frame;
  private final String usage;

  /**
   * @param usage its whole command line
   */
  FramedCommand(CommandFrame frame, String name, String description, String usage) {
    super(name, description);
    this.frame = frame;
    this.usage = usage;
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser.usage(usage);
  }

  @Override
  public final void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    super.run(bootstrap, frame.withFile(arguments));
  }

  @Override
  public final void onError(Cli cli, Namespace arguments, Throwable thrown) {
    frame.complain(cli, thrown);
  }
}
