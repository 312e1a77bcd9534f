package io.dialer.api.command;

import io.dialer.api.DialerConfiguration;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.settings.CannotStart;
import io.dialer.api.settings.WrongSetting;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code dialer check [config.yml]}: says line by line what is right and what is wrong. */
public final class CheckCommand extends ConfiguredCommand<DialerConfiguration> {

  private final CommandFrame frame;
  private final PrintStream out = System.out;

  public CheckCommand(CommandFrame frame) {
    super("check", "Checks the configuration and the database");
    this.frame = frame;
  }

  @Override
  protected void run(
      Bootstrap<DialerConfiguration> bootstrap,
      Namespace arguments,
      DialerConfiguration configuration) {
    String file = arguments.getString("file");
    long wrong =
        Stream.of(
                checked("configuration", () -> configuration(configuration, file)),
                checked("sign-in", () -> signIn(configuration)),
                checked("PBX", () -> pbx(configuration)),
                checked("audio", () -> writable("audioDir", configuration.audioDir())),
                checked("database", () -> database(configuration)))
            .filter(right -> !right)
            .count();
    if (wrong > 0) {
      throw new CannotStart("what is wrong has to be put right before the dialer starts");
    }
  }

  private interface Check {
    String run() throws Exception;
  }

  private boolean checked(String what, Check check) {
    try {
      out.printf("ok     %s: %s%n", what, check.run());
      return true;
    } catch (Exception e) {
      List<String> lines = frame.explain(e);
      lines.forEach(line -> out.printf("wrong  %s: %s%n", what, line));
      return false;
    }
  }

  private static String configuration(DialerConfiguration configuration, String file) {
    configuration.check();
    return file;
  }

  private static String signIn(DialerConfiguration configuration) {
    String local = configuration.signIn().localAccess() ? "; this machine needs none" : "";
    return configuration.signIn().password().isPresent()
        ? "as " + configuration.signIn().login() + local
        : "nobody can sign in, no password is set (DIALER_ADMIN_PASSWORD)" + local;
  }

  private static String pbx(DialerConfiguration configuration) {
    return configuration.mango().isGiven()
        ? "MANGO OFFICE at " + configuration.mango().apiUrl()
        : "none, nothing is dialled (MANGO_API_KEY and the other MANGO_ settings)";
  }

  private static String writable(String setting, Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new WrongSetting(setting, "a folder that can be written to is expected");
    }
    return folder.toString();
  }

  private static String database(DialerConfiguration configuration) throws Exception {
    boolean embedded = configuration.database().url().isEmpty();
    if (embedded && !Files.exists(configuration.dataDir().resolve("postgres"))) {
      return "embedded, will be made in " + writable("dataDir", configuration.dataDir());
    }
    try (DatabaseAccess database =
        DatabaseAccess.open(configuration.database(), configuration.dataDir())) {
      List<String> pending = database.pendingChanges();
      if (!pending.isEmpty() && !embedded) {
        throw DatabaseAccess.schemaIsOld(pending);
      }
      return embedded ? "embedded, in " + configuration.dataDir() : "the schema is current";
    }
  }
}
