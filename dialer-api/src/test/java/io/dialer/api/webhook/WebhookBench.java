package io.dialer.api.webhook;

import static io.dialer.api.harness.Lab.await;

import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How many changes a second one node delivers to a fast receiver. Run by hand: {@code
 * -Dtest=WebhookBench}.
 */
class WebhookBench {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int NUMBERS = 5_000;

  @Test
  void oneFastReceiver() throws Exception {
    try (RunningDialer dialer = RunningDialer.start(DATABASE, Map.of());
        WebhookReceiver receiver = WebhookReceiver.start()) {
      Changes changes = new Changes(DATABASE, dialer);
      String id = changes.tell(receiver, "");
      String[] phones = new String[NUMBERS];
      for (int i = 0; i < NUMBERS; i++) {
        phones[i] = Long.toString(79_520_000_000L + i);
      }
      changes.task(phones);
      await("the first is delivered", () -> !receiver.received().isEmpty());
      long began = System.nanoTime();
      await("all are delivered", () -> receiver.received().size() >= NUMBERS);
      double seconds = (System.nanoTime() - began) / 1e9;
      await("all are marked", () -> changes.isDone(id));
      System.out.printf("%.0f deliveries a second%n", NUMBERS / seconds);
    }
  }
}
