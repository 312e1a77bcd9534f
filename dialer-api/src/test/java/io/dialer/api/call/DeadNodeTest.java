package io.dialer.api.call;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Lab;
import io.dialer.api.harness.NodeProcess;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node freezes, and then dies: results become visible through the other all the same. */
class DeadNodeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(5);

  @TempDir private Path data;

  @Test
  void theOtherStampsWithinFiveSeconds() throws Exception {
    Map<String, String> settings =
        Map.of(
            "DIALER_DB_URL", DATABASE.url(),
            "DIALER_DB_USER", DATABASE.user(),
            "DIALER_DATA_DIR", data.toString());
    try (NodeProcess doomed = NodeProcess.start(settings, data.resolve("doomed.log"));
        RunningDialer survivor = RunningDialer.start(DATABASE, Map.of())) {
      doomed.awaitReady();
      doomed.freeze();
      aNewNumberIsVisibleSoon(survivor, "9260000001");
      doomed.kill();
      aNewNumberIsVisibleSoon(survivor, "9260000002");
    }
  }

  /** Under its own power a node that is told to stop takes a moment only. */
  @Test
  void aNodeThatIsToldToStopEndsWithinTenSeconds() throws Exception {
    Map<String, String> settings =
        Map.of(
            "DIALER_DB_URL", DATABASE.url(),
            "DIALER_DB_USER", DATABASE.user(),
            "DIALER_DATA_DIR", data.toString());
    try (NodeProcess node = NodeProcess.start(settings, data.resolve("node.log"))) {
      node.awaitReady();
      long told = System.nanoTime();
      node.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static void aNewNumberIsVisibleSoon(RunningDialer node, String phone) throws Exception {
    done(
        node.curl(
            NEW + "/task",
            "{\"innerNum\": \"10\", \"state\": 2, \"numbers\": [\"%s\"]}".formatted(phone)));
    long before = System.nanoTime();
    Lab.await(
        phone + " is in the feed",
        () ->
            node.get(NEW + "/results/0").results().stream()
                .anyMatch(row -> row.path("phone").asText().equals(phone)));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TAKEN_OVER_WITHIN);
  }
}
