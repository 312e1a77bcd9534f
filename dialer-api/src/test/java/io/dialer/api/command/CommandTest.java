package io.dialer.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as people use it. */
class CommandTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"help, 0", "--help, 0", "-h, 0"})
  void helpNamesTheCommands(String argument, int code) throws Exception {
    Run run = Run.of(Map.of(), argument);

    assertThat(run.code()).isEqualTo(code);
    assertThat(String.join("\n", run.out()))
        .contains("dialer demo", "dialer server", "dialer check", "dialer db migrate");
  }

  @Test
  void withoutACommandHelpIsPrinted() throws Exception {
    assertThat(Run.of(Map.of())).isEqualTo(Run.of(Map.of(), "help"));
  }

  @Test
  void aWrongCommandIsNamed() throws Exception {
    Run run = Run.of(Map.of(), "sever");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().get(0)).isEqualTo("dialer: there is no command \"sever\"");
  }

  @ParameterizedTest
  @CsvSource({"db, frob", "server, -x", "check, --wrong"})
  void wrongArgumentsAreNamed(String command, String argument) throws Exception {
    Run run = Run.of(Map.of(), command, argument);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().get(0)).contains(argument);
    assertThat(String.join("\n", run.err()))
        .contains("usage: dialer " + command)
        .doesNotContain("java -jar", "\tat ");
  }

  @Test
  void checkSaysLineByLineWhatIsRight() throws Exception {
    Run run = Run.of(settings(Map.of("DIALER_ADMIN_PASSWORD", "geheim")), "check");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .hasSize(5)
        .allMatch(line -> line.startsWith("ok "))
        .noneMatch(line -> line.contains("geheim"));
  }

  @Test
  void checkSaysLineByLineWhatIsWrong() throws Exception {
    Run run =
        Run.of(
            settings(
                Map.of(
                    "DIALER_AUDIO_DIR", "/dev/null/x",
                    "DIALER_DB_URL", "jdbc:postgresql://localhost:1/x",
                    "MANGO_API_KEY", "k")),
            "check");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().stream().filter(line -> line.startsWith("wrong ")))
        .hasSize(3)
        .anyMatch(line -> line.contains("(DIALER_AUDIO_DIR)"))
        .anyMatch(line -> line.contains("(DIALER_DB_URL)"))
        .anyMatch(line -> line.contains("(MANGO_API_SALT)"));
    assertThat(run.err()).hasSize(1);
  }

  @Test
  void anOldSchemaStopsTheServerUntilItIsMigrated() throws Exception {
    Map<String, String> old = Map.of("DIALER_DB_URL", emptyDatabase());

    Run refused = Run.of(settings(old), "server");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).hasSize(1);
    assertThat(refused.err().get(0)).contains("not current", "./dialer db migrate");
    assertThat(Run.of(settings(old), "check").code()).isEqualTo(1);

    Run pending = Run.of(settings(old), "db", "status");
    assertThat(pending.code()).isZero();
    assertThat(String.join("\n", pending.out())).contains("have not been applied");

    assertThat(Run.of(settings(old), "db", "migrate").code()).isZero();
    assertThat(Run.of(settings(old), "check").code()).isZero();
    assertThat(String.join("\n", Run.of(settings(old), "db", "status").out()))
        .contains("is up to date");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() throws Exception {
    Run run =
        Run.of(
            settings(Map.of("DIALER_DB_URL", "jdbc:postgresql://localhost:1/x")), "db", "status");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).startsWith("dialer: database.url (DIALER_DB_URL)");
  }

  private static String emptyDatabase() {
    Jdbi jdbi = DATABASE.jdbi();
    jdbi.useHandle(
        handle -> {
          handle.execute("DROP DATABASE IF EXISTS old_schema");
          handle.execute("CREATE DATABASE old_schema");
        });
    return DATABASE.url().replaceFirst("/test_\\d+", "/old_schema");
  }

  private Map<String, String> settings(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DIALER_DB_URL", DATABASE.url());
    settings.put("DIALER_DB_USER", DATABASE.user());
    settings.put("DIALER_DATA_DIR", folder.toString());
    settings.putAll(others);
    return settings;
  }
}
