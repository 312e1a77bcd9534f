package io.dialer.api.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@code ./dialer chaos}: two nodes, and every kind of fault once. */
class ChaosTest {

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void everyPromiseHoldsWhileEverythingFailsOnce() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    boolean held =
        Chaos.run(
            new ChaosOptions(Duration.ofSeconds(20), 2, 2026, 30),
            Path.of("../config.yml"),
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            false);
    assertThat(held).as("%s", printed.toString(StandardCharsets.UTF_8)).isTrue();
  }
}
