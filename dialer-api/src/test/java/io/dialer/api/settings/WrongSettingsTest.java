package io.dialer.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.command.Run;
import io.dialer.core.database.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting stops the start with one line that says which it is and what is expected. */
class WrongSettingsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "DIALER_DB_URL, mysql://host/db, database.url, jdbc:postgresql",
    "DIALER_DB_URL, jdbc:postgresql://localhost:1/x, database.url, localhost:1 refused",
    "DIALER_DB_POOL, many, database.poolSize, whole number",
    "DIALER_DB_POOL, 1, database.poolSize, from 4 to 500",
    "DIALER_AUDIO_DIR, /dev/null/x, audioDir, folder",
    "DIALER_LOCAL_ACCESS, perhaps, signIn.localAccess, true or false",
    "DIALER_TIME_ZONE, Mars/Olympus, timeZone, Europe/Moscow",
    "DIALER_DIAL_PREFIX, abc, dialing.prefix, digits",
    "DIALER_SILENCE, soon, dialing.silence, 5s",
    "DIALER_SILENCE, 0s, dialing.silence, above zero",
    "DIALER_FIRST_KEY_WITHIN, 0s, dialing.firstKeyWithin, above zero",
    "DIALER_DIALING, maybe, dialing.enabled, true or false",
    "DIALER_KEEP_CALLS, 1h, retention.calls, a day or more",
    "DIALER_KEEP_TASKS, long, retention.tasks, such as 5s",
    "DIALER_SPEECH_RATE, 0, dialing.charactersPerSecond, above zero",
    "DIALER_SPEECH_RATE, fast, dialing.charactersPerSecond, number",
    "DIALER_SPEECH_ENGINE, siri, speech.engine, 'auto, yandex, espeak or none'",
    "DIALER_SPEECH_VOICE, ../x, speech.voice, such as alena",
    "DIALER_SPEECH_URL, tts, speech.url, https://",
    "DIALER_SPEECH_TIME_LIMIT, 0s, speech.timeLimit, above zero",
    "DIALER_MAX_BODY, huge, maxBody, 64MiB",
    "DIALER_MAX_BODY, 0, maxBody, 64MiB",
    "DIALER_HTTP_PORT, abc, server.applicationConnectors[0].port, whole number",
    "DIALER_HTTP_PORT, 99999, server.applicationConnectors[0].port, 65535",
    "DIALER_LOG_LEVEL, LOUD, logging.level, INFO",
    "MANGO_CONNECT_TIMEOUT_MILLIS, abc, mango.connectTimeoutMillis, whole number",
    "MANGO_WEBHOOK_TRIES, often, mango.webhooks.tries, whole number",
    "MANGO_LIMIT_ALL, many, mango.limits.all, number",
    "MANGO_API_KEY, k, mango.apiSalt (MANGO_API_SALT), not set",
    "MANGO_LINE, 74950000001, mango.apiKey (MANGO_API_KEY), not set",
  })
  void isNamedInOneLine(String variable, String value, String setting, String expected)
      throws Exception {
    Run run = start(Map.of(variable, value));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).startsWith("dialer: " + setting).contains(expected);
    if (!expected.equals("not set")) {
      assertThat(run.err().get(0)).contains("(" + variable + ") is \"" + value + "\"");
    }
  }

  @Test
  void aDataFolderThatCannotBeIsNamed() throws Exception {
    Run run = start(Map.of("DIALER_DATA_DIR", "/dev/null/x", "DIALER_DB_URL", ""));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).startsWith("dialer: dataDir (DIALER_DATA_DIR)");
  }

  @Test
  void aTakenPortIsNamedWithoutAStackTrace() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Run run = start(Map.of("DIALER_HTTP_PORT", port));

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).hasSize(1);
      assertThat(run.err().get(0)).contains(port, "taken", "DIALER_HTTP_PORT");
      assertThat(run.out()).noneMatch(line -> line.contains("\tat "));
    }
  }

  @ParameterizedTest
  @CsvSource({"no.such.host.invalid, no such host", "203.0.113.7, annot assign"})
  void anAddressOfAnotherMachineIsNamed(String host, String why) throws Exception {
    Run run = start(Map.of("DIALER_BIND_HOST", host));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).contains(host, why, "DIALER_BIND_HOST");
  }

  @Test
  void aPasswordIsNeverShown() throws Exception {
    Run run =
        start(
            Map.of(
                "DIALER_DB_URL", "jdbc:postgresql://me:geheim@localhost:1/x?password=geheim2",
                "DIALER_DB_PASSWORD", "geheim3"));

    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).contains("localhost").doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource({
    "'dataDir: [', line 1",
    "'dataDri: x', dataDri is no setting; known here are admin",
    "'database: {poolsize: 3}', database.poolsize is no setting",
    "'database: {poolSize: many}', database.poolSize in",
    "'- a list', an object is expected",
  })
  void aWrongFileIsNamed(String yaml, String expected) throws Exception {
    Path file = Files.writeString(folder.resolve("config.yml"), yaml);
    Run run = Run.of(Map.of(), "server", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).contains(expected, "config.yml");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Run run = Run.of(Map.of(), "server", "/no/such/file.yml");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            "dialer: the configuration file /no/such/file.yml does not exist or is not readable");
  }

  @Test
  void secretsPrintAsNothingThatCouldBeUsed() {
    assertThat(new Secret("geheim")).hasToString("(hidden)");
    assertThat(Secret.NONE).hasToString("");
  }

  private Run start(Map<String, String> wrong) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("DIALER_DB_URL", DATABASE.url());
    settings.put("DIALER_DB_USER", DATABASE.user());
    settings.put("DIALER_DATA_DIR", folder.toString());
    settings.put("DIALER_HTTP_PORT", "0");
    settings.put("DIALER_ADMIN_PORT", "0");
    settings.put("DIALER_BIND_HOST", "127.0.0.1");
    settings.putAll(wrong);
    return Run.of(settings, "server");
  }
}
