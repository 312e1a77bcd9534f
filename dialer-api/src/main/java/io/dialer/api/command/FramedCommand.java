package io.dialer.api.command;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * A command within the frame that all commands share, whatever class of Dropwizard's it extends.
 */
public final class FramedCommand extends Command {

  private final Command command;
  private final CommandFrame frame;
  private final String usage;

  /**
   * @param usage the command's whole command line
   */
  public FramedCommand(Command command, CommandFrame frame, String usage) {
    super(command.getName(), command.getDescription());
    this.command = command;
    this.frame = frame;
    this.usage = usage;
  }

  @Override
  public void configure(Subparser subparser) {
    command.configure(subparser);
    subparser.usage(usage);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    command.run(bootstrap, frame.withFile(arguments));
  }

  @Override
  public void onError(Cli cli, Namespace arguments, Throwable thrown) {
    frame.complain(cli, thrown);
  }
}
