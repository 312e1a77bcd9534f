package io.dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While the database is gone requests are refused in the envelope, soon, and then taken again. */
class DatabaseGoneTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** Old clients give up after so long. */
  private static final Duration CLIENTS_PATIENCE = Duration.ofSeconds(5);

  @Test
  void requestsAreRefusedForTheTimeBeing() throws Exception {
    URI database = URI.create(DATABASE.url().substring("jdbc:".length()));
    try (CuttableWire wire = new CuttableWire(database.getPort());
        RunningDialer dialer =
            RunningDialer.start(
                DATABASE,
                Map.of(
                    "DIALER_DB_URL",
                    "jdbc:postgresql://localhost:%d%s".formatted(wire.port(), database.getPath()),
                    "DIALER_LOG_LEVEL",
                    "OFF"))) {
      assertThat(dialer.get("/module-dialer/v1/polling").status()).isEqualTo(200);

      wire.cut();
      for (String path : new String[] {"polling", "task", "audio", "results/0", "prompts"}) {
        long before = System.nanoTime();
        Answer answer = dialer.get("/module-dialer/v1/" + path);

        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.result()).isFalse();
        assertThat(answer.messages().toString()).contains("database").doesNotContain("Exception");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(CLIENTS_PATIENCE);
      }

      wire.mend();
      Lab.await(
          "requests are taken again",
          () -> dialer.get("/module-dialer/v1/polling").status() == 200);
    }
  }
}
