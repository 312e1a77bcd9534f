package io.dialer.emulator;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;

/** The emulator from a command line. */
public final class EmulatorCli {
  private static final int OK = 0;
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      """
      Emulates a MANGO OFFICE virtual PBX over HTTP.

        --port P          port to listen on (default 8090; 0 for a free one)
        --host H          address to listen on (default 127.0.0.1)
        --key K           vpbx_api_key (default demo-key)
        --salt S          vpbx_api_salt (default demo-salt)
        --webhooks URL    base address to which events are posted (default: none)
        --scenario FILE   YAML with the behaviour of subscribers; see docs/emulator.md
        --speed X         emulated seconds per real second (default 1)
        --limits on|off   keep the vendor's request limits (default on); a number: limits so many times
                          as high, per real second whatever the speed is
        --lockout on|off  401 for two minutes after two malformed requests (default as --limits)
        --seed N          seed of all chance (default 1)
        --help            this text
      """;

  private EmulatorCli() {}

  /** Runs the emulator until the process is interrupted. */
  public static void main(String... args) {
    System.exit(run(args));
  }

  /**
   * Runs the emulator until the thread is interrupted or the process ends.
   *
   * @return the exit code: 0, or 2 for a wrong option, said in one line on stderr
   */
  public static int run(String... args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(USAGE);
      return OK;
    }
    try {
      EmulatorOptions options = parse(args);
      try (MangoEmulator emulator = MangoEmulator.start(options)) {
        announce(emulator, options, System.out);
        waitForever();
      }
      return OK;
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("emulator: " + e.getMessage());
      return WRONG_USE;
    }
  }

  private static void announce(MangoEmulator emulator, EmulatorOptions options, PrintStream out) {
    out.println("Mango API  " + emulator.apiUrl());
    out.println("control    " + emulator.controlUrl());
    out.println(
        "webhooks   "
            + (options.webhooks() == null ? "none (--webhooks URL)" : options.webhooks()));
    out.flush();
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static EmulatorOptions parse(String... args) {
    EmulatorOptions options = EmulatorOptions.defaults().withPort(8090);
    Iterator<String> rest = Arrays.asList(args).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      options = with(options, option, rest);
    }
    return options;
  }

  private static EmulatorOptions with(
      EmulatorOptions options, String option, Iterator<String> rest) {
    return switch (option) {
      case "--port" -> options.withPort((int) number(option, value(option, rest)));
      case "--host" -> options.withHost(value(option, rest));
      case "--key" -> options.withKey(value(option, rest));
      case "--salt" -> options.withSalt(value(option, rest));
      case "--webhooks" -> options.withWebhooks(URI.create(value(option, rest)));
      case "--scenario" -> options.withScenario(Path.of(value(option, rest)));
      case "--speed" -> options.withSpeed(number(option, value(option, rest)));
      case "--limits" -> withLimits(options, option, value(option, rest));
      case "--lockout" -> options.withLockout(onOrOff(option, value(option, rest)));
      case "--seed" -> options.withSeed((long) number(option, value(option, rest)));
      default ->
          throw new IllegalArgumentException(
              "unknown option " + option + "; --help lists the options");
    };
  }

  private static EmulatorOptions withLimits(EmulatorOptions options, String option, String value) {
    return value.matches("[0-9.]+")
        ? options.withLimitsRaised(number(option, value))
        : options.withLimits(onOrOff(option, value));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value; --help lists the options");
    }
    return rest.next();
  }

  private static double number(String option, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + value + "'", e);
    }
  }

  private static boolean onOrOff(String option, String value) {
    if (!value.equals("on") && !value.equals("off")) {
      throw new IllegalArgumentException(option + " is on or off, not '" + value + "'");
    }
    return value.equals("on");
  }
}
