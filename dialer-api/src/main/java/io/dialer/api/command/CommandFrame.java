package io.dialer.api.command;

import io.dialer.api.settings.Complaint;
import io.dialer.api.settings.EnvironmentSource;
import io.dropwizard.core.cli.Cli;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * What commands have in common: the file they read unless told otherwise, and how they complain.
 */
public final class CommandFrame {

  private static final String FILE = "file";

  private final Complaint complaint;
  private final String defaultFile;

  /**
   * @param home the folder of the {@code config.yml} that is read when no file is named
   */
  public CommandFrame(EnvironmentSource source, String home) {
    this.complaint = new Complaint(source);
    this.defaultFile = Path.of(home, "config.yml").toString();
  }

  Namespace withFile(Namespace arguments) {
    Map<String, Object> complete = new HashMap<>(arguments.getAttrs());
    complete.putIfAbsent(FILE, defaultFile);
    return new Namespace(complete);
  }

  /** Prints a line for each thing that is wrong; a stack trace only for an error of ours. */
  void complain(Cli cli, Throwable thrown) {
    PrintWriter err = cli.getStdErr();
    List<String> lines = complaint.lines(thrown);
    lines.forEach(line -> err.println("dialer: " + line));
    if (lines.isEmpty()) {
      thrown.printStackTrace(err);
    }
    err.flush();
  }

  List<String> explain(Throwable thrown) {
    List<String> lines = complaint.lines(thrown);
    return lines.isEmpty() ? List.of(thrown.toString()) : lines;
  }
}
