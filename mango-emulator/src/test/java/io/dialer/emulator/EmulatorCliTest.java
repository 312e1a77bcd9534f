package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorCliTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot 1",
        "--port",
        "--port x",
        "--port 70000",
        "--limits maybe",
        "--speed 0",
        "--webhooks nowhere",
        "--scenario /does/not/exist.yml"
      })
  void aWrongOptionIsToldInOneLine(String line) {
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(EmulatorCli.run(line.split(" "))).isEqualTo(2);
    } finally {
      System.setErr(console);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("emulator: ");
  }

  @Test
  void limitsCanBeRaised() {
    assertThat(EmulatorCli.parse("--limits", "6"))
        .isEqualTo(EmulatorOptions.defaults().withPort(8090).withLimitsRaised(6));
  }

  @Test
  void allOptionsAreRead() {
    EmulatorOptions options =
        EmulatorCli.parse(
            "--port",
            "0",
            "--key",
            "k",
            "--salt",
            "s",
            "--webhooks",
            "http://localhost:1/x",
            "--speed",
            "2.5",
            "--limits",
            "off",
            "--seed",
            "9");
    assertThat(options)
        .isEqualTo(
            EmulatorOptions.defaults()
                .withKey("k")
                .withSalt("s")
                .withWebhooks(URI.create("http://localhost:1/x"))
                .withSpeed(2.5)
                .withLimits(false)
                .withSeed(9));
    assertThat(options.toString()).doesNotContain("salt").doesNotContain("k,");
  }

  @Test
  void helpIsGiven() {
    assertThat(EmulatorCli.run("--help")).isZero();
  }
}
