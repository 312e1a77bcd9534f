package io.dialer.api;

import ch.qos.logback.classic.Level;
import io.dialer.api.chaos.Chaos;
import io.dialer.api.demo.Demo;
import io.dialer.emulator.EmulatorCli;
import io.dropwizard.logging.common.BootstrapLogging;
import java.util.List;
import java.util.Map;

/** The command line. */
public final class Main {

  private static final String HELP =
      """
      dialer: an autodialer with embedded telephony adapters

        dialer demo                   everything in one process: database, an emulated PBX, a sample campaign
        dialer server [config.yml]    the service
        dialer check [config.yml]     what is wrong with the configuration and the database
        dialer mango-check [--test-call NUMBER] [config.yml]
                                      whether the account of MANGO OFFICE is set up as the settings say
        dialer db migrate [config.yml]
                                      brings the database's schema up to date; "dialer db -h" lists more
        dialer emulator               the emulated PBX alone
        dialer chaos                  nodes, database and wire fail at random, and nothing may be lost
        dialer bench [name...]        how fast it is, beside what you would pick instead

      Without a file, the config.yml beside the launcher is read. It explains the settings and names
      the environment variable of each.\
      """;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    BootstrapLogging.bootstrap(Level.WARN);
    LastResort.arm();
    int code = run(System.getenv(), List.of(arguments));
    // A server goes on in its own threads.
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs a command line; returns its exit code. A server that was started goes on. */
  public static int run(Map<String, String> environment, List<String> arguments) throws Exception {
    String command = arguments.isEmpty() ? "help" : arguments.get(0);
    String[] rest = arguments.stream().skip(1).toArray(String[]::new);
    switch (command) {
      case "server", "check", "mango-check", "db" -> {
        return new DialerApplication(environment).execute(arguments.toArray(String[]::new));
      }
      case "demo" -> {
        return Demo.run(environment, rest);
      }
      case "chaos" -> {
        return Chaos.run(environment, rest);
      }
      case "emulator" -> {
        return EmulatorCli.run(rest);
      }
      case "help", "-h", "--help" -> {
        System.out.println(HELP);
        return 0;
      }
      default -> {
        System.err.println("dialer: there is no command \"" + command + "\"\n\n" + HELP);
        return 2;
      }
    }
  }
}
