package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.SignedWebhook;
import io.dialer.core.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strangers send webhooks as fast as they can; what the PBX sends is taken all the same. */
class WebhookFloodTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int STRANGERS = 8;
  private static final int FORGED = 100;
  private static final int TRUE = 50;

  @Test
  void aFloodOfForgedWebhooksDrownsNone() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(STRANGERS);
    try (Lab lab = Lab.start(DATABASE, "{}", 1)) {
      List<Future<Integer>> refused = new ArrayList<>();
      for (int stranger = 0; stranger < STRANGERS; stranger++) {
        refused.add(senders.submit(() -> refused(lab)));
      }
      for (int i = 0; i < TRUE; i++) {
        assertThat(SignedWebhook.of("{\"true\":%d}".formatted(i)).sendTo(lab.dialer()))
            .isEqualTo(200);
      }
      for (Future<Integer> one : refused) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(FORGED);
      }

      assertThat(stored("body LIKE '{\"true\":%'")).isEqualTo(TRUE);
      assertThat(stored("true")).isEqualTo(TRUE);
      JsonNode webhooks = lab.dialer().get("/module-dialer/v1/status").data().path("webhooks");
      assertThat(webhooks.path("wrongSignature").asInt()).isEqualTo(STRANGERS * FORGED);
    } finally {
      senders.shutdownNow();
    }
  }

  private static int refused(Lab lab) throws Exception {
    int refused = 0;
    for (int i = 0; i < FORGED; i++) {
      int status = SignedWebhook.of("{}").withBody("{\"forged\":1}").sendTo(lab.dialer());
      refused += status == 401 ? 1 : 0;
    }
    return refused;
  }

  private static int stored(String which) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM mango_inbox WHERE " + which)
                    .mapTo(Integer.class)
                    .one());
  }
}
