package io.dialer.api.command;

import com.codahale.metrics.MetricRegistry;
import io.dialer.api.DialerConfiguration;
import io.dialer.api.database.DatabaseAccess;
import io.dialer.api.settings.CannotStart;
import io.dialer.api.telephony.MangoPbx;
import io.dialer.core.audio.Prompts;
import io.dialer.core.database.SqlObjects;
import io.dialer.mango.Finding;
import io.dialer.mango.Finding.Verdict;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.ManagedDataSource;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code dialer mango-check [config.yml]}: whether the account is set up as the settings say. It
 * only asks, unless a test call is wanted, and shares the request budget with a server that runs.
 */
public final class MangoCheckCommand extends ConfiguredCommand<DialerConfiguration> {

  private static final String NUMBER = "number";

  private final PrintStream out = System.out;

  public MangoCheckCommand() {
    super("mango-check", "Checks the account of MANGO OFFICE");
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser
        .addArgument("--test-call")
        .dest(NUMBER)
        .metavar("NUMBER")
        .help("rings this number once and leads it to the line of polls; a server must be running");
  }

  @Override
  protected void run(
      Bootstrap<DialerConfiguration> bootstrap,
      Namespace arguments,
      DialerConfiguration configuration)
      throws Exception {
    configuration.check();
    if (!configuration.mango().isGiven()) {
      throw new CannotStart(
          "no PBX is configured; set MANGO_API_KEY and the other MANGO_ settings");
    }
    List<Finding> findings;
    try (DatabaseAccess database =
        DatabaseAccess.open(configuration.database(), configuration.dataDir())) {
      database.prepareSchema();
      findings = check(configuration, database, Optional.ofNullable(arguments.getString(NUMBER)));
    }
    print(findings);
    long failed = findings.stream().filter(f -> f.verdict() == Verdict.FAIL).count();
    if (failed > 0) {
      throw new CannotStart(
          failed + " of " + findings.size() + " checks failed; what to do stands beside each");
    }
  }

  private static List<Finding> check(
      DialerConfiguration configuration, DatabaseAccess database, Optional<String> number)
      throws Exception {
    ManagedDataSource pool =
        database.pool(configuration.database()).build(new MetricRegistry(), "mango-check");
    pool.start();
    try {
      Jdbi jdbi = Jdbi.create(pool).installPlugin(new SqlObjects());
      Prompts prompts = new Prompts(configuration.dialing().charactersPerSecond());
      MangoPbx pbx = new MangoPbx(jdbi, configuration.mango(), prompts, InstantSource.system());
      List<Finding> findings = new ArrayList<>(pbx.preflight().run());
      boolean sound = findings.stream().noneMatch(MangoCheckCommand::forbidsACall);
      if (number.isPresent() && sound) {
        findings.add(pbx.testCall().place(number.get()));
      }
      return findings;
    } finally {
      pool.stop();
    }
  }

  /** A call through a line that is not there would be a malformed request. */
  private static boolean forbidsACall(Finding finding) {
    return finding.verdict() == Verdict.FAIL
        && !finding.what().equals("prompts")
        && !finding.what().equals("webhooks");
  }

  private void print(List<Finding> findings) {
    int width = findings.stream().mapToInt(f -> f.what().length()).max().orElse(0);
    for (Finding finding : findings) {
      String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
      out.printf("%-5s %-" + width + "s  %s%n", verdict, finding.what(), finding.found());
      if (!finding.todo().isEmpty()) {
        out.printf("      %-" + width + "s  -> %s%n", "", finding.todo());
      }
    }
  }
}
