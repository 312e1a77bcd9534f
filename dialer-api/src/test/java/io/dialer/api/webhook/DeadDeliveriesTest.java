package io.dialer.api.webhook;

import static io.dialer.api.harness.Lab.await;
import static io.dialer.api.webhook.Changes.QUICK;
import static io.dialer.api.webhook.Changes.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a receiver never took. */
class DeadDeliveriesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String ONE = "79520000001";
  private static final String TWO = "79520000002";

  @Test
  void whatIsGivenUpIsListedAndReplayed() throws Exception {
    Map<String, String> settings = new HashMap<>(QUICK);
    settings.put("DIALER_WEBHOOK_TRIES", "4");
    try (RunningDialer dialer = RunningDialer.start(DATABASE, settings);
        WebhookReceiver receiver = WebhookReceiver.start()) {
      givenUpListedAndReplayed(new Changes(DATABASE, dialer), receiver);
    }
  }

  private static void givenUpListedAndReplayed(Changes changes, WebhookReceiver receiver)
      throws Exception {
    RunningDialer dialer = changes.dialer();
    String id = changes.tell(receiver, "");
    receiver.answers(WebhookReceiver.status(500));
    changes.task(ONE, TWO);
    changes.change(ONE, "endCall");
    await("all is given up", () -> changes.webhook(id).path("dead").asInt() == 3);
    assertThat(receiver.received()).hasSize(12);

    String deliveries = WEBHOOKS + "/" + id + "/deliveries";
    List<JsonNode> dead = dialer.get(deliveries + "?state=dead&limit=2").results();
    assertThat(dead).hasSize(2);
    assertThat(dead.get(0).path("state").asText()).isEqualTo("dead");
    assertThat(dead.get(0).path("attempts").asInt()).isEqualTo(4);
    assertThat(dead.get(0).path("error").asText()).isEqualTo("HTTP 500");
    assertThat(dead.get(0).path("dueAt").isNull()).isTrue();
    assertThat(dead.get(0).path("data").path("phone").asText()).isEqualTo(ONE);
    assertThat(dialer.get(deliveries + "?state=waiting").results()).isEmpty();

    receiver.received().clear();
    receiver.answers(WebhookReceiver.status(200));
    String second = dead.get(1).path("id").asText();
    assertThat(dialer.post(deliveries + "/" + second + "/replay", "").status()).isEqualTo(200);
    await("it is delivered", () -> receiver.received().size() >= 1);
    await("it is marked", () -> changes.isDone(id));
    assertThat(receiver.changes()).containsExactly(TWO + ":CreateTask");
    assertThat(dialer.post(deliveries + "/" + second + "/replay", "").status()).isEqualTo(404);

    assertThat(dialer.post(WEBHOOKS + "/" + id + "/replay", "").data().path("replayed").asInt())
        .isEqualTo(2);
    await("all are delivered", () -> receiver.received().size() >= 3);
    assertThat(receiver.changes())
        .containsExactly(TWO + ":CreateTask", ONE + ":CreateTask", ONE + ":endCall");
    assertThat(receiver.received().get(1).header("X-Dialer-Attempt")).isEqualTo("5");
    await(
        "all is marked", () -> changes.isDone(id) && changes.webhook(id).path("dead").asInt() == 0);
  }
}
