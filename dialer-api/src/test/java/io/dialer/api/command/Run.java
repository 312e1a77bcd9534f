package io.dialer.api.command;

import io.dialer.api.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line that was run in this process.
 *
 * @param out the lines it printed
 * @param err the lines it complained with
 */
public record Run(int code, List<String> out, List<String> err) {

  /**
   * Runs a command with the project's own {@code config.yml}.
   *
   * @param settings environment variables
   */
  public static Run of(Map<String, String> settings, String... arguments) throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("DIALER_HOME", "..");
    environment.putIfAbsent("DIALER_LOG_LEVEL", "ERROR");
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try (PrintStream newOut = new PrintStream(printed, true, StandardCharsets.UTF_8);
        PrintStream newErr = new PrintStream(complained, true, StandardCharsets.UTF_8)) {
      System.setOut(newOut);
      System.setErr(newErr);
      int code = Main.run(environment, List.of(arguments));
      return new Run(code, lines(printed), lines(complained));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static List<String> lines(ByteArrayOutputStream text) {
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
