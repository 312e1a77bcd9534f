package io.dialer.core.webhook;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.webhook.WebhookNode.change;
import static io.dialer.core.webhook.WebhookNode.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How deliveries are made, repeated, given up and replayed. */
class DeliverChangesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private TestEngine engine;
  private WebhookNode node;
  private long webhook;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    node = new WebhookNode(engine.jdbi, engine.clock);
    webhook = node.webhook();
    aTask().withNumbers("9260000001", "9260000002").save(engine.createTask);
    stamp(engine);
    node.gather();
    node.deliver();
    node.receiver.forget();
  }

  private void changes(String phoneId, String... states) {
    for (String state : states) {
      change(engine, phoneId, state);
      node.gather();
    }
  }

  @Test
  void aNumbersNextChangeWaitsForItsLastAndOthersDoNot() {
    node.receiver.answers(
        delivery ->
            delivery.rowJson().startsWith("9260000001") ? Receiver.REFUSED : Receiver.TAKEN);
    changes("9260000001", "startDial", "endCall");
    changes("9260000002", "startDial", "endCall");
    node.deliver();
    assertThat(node.receiver.rows())
        .containsExactlyInAnyOrder(
            "9260000001:startDial", "9260000002:startDial", "9260000002:endCall");
    node.receiver.forget();
    node.receiver.answers(delivery -> Receiver.TAKEN);
    node.pass(Duration.ofSeconds(3));
    assertThat(node.receiver.rows()).as("not before its pause is over").isEmpty();
    node.pass(Duration.ofSeconds(3));
    assertThat(node.receiver.rows()).containsExactly("9260000001:startDial", "9260000001:endCall");
    assertThat(node.receiver.sent()).extracting(Delivery::attempt).containsExactly(2, 1);
    assertThat(node.standing(webhook).waiting()).isZero();
  }

  @Test
  void whatIsGivenUpIsKeptAndReplayedInOrder() {
    node.receiver.answers(delivery -> Receiver.REFUSED);
    changes("9260000001", "startDial", "endCall");
    for (int i = 0; i < 10; i++) {
      node.pass(Duration.ofMinutes(1));
    }
    assertThat(node.receiver.rows()).hasSize(6);
    assertThat(node.standing(webhook).dead()).isEqualTo(2);
    assertThat(node.standing(webhook).error()).isEqualTo("HTTP 500");

    node.receiver.forget();
    node.receiver.answers(delivery -> Receiver.TAKEN);
    int replayed =
        engine.jdbi.withExtension(
            DeliveryStore.class, store -> store.replay(webhook, null, 100, engine.clock.instant()));
    assertThat(replayed).isEqualTo(2);
    node.pass(Duration.ofMinutes(1));
    assertThat(node.receiver.rows()).containsExactly("9260000001:startDial", "9260000001:endCall");
    assertThat(node.standing(webhook).dead()).isZero();
  }

  @Test
  void aNodeThatDiesBetweenSendingAndMarkingLeavesItToAnother() {
    WebhookNode other = new WebhookNode(engine.jdbi, engine.clock);
    changes("9260000001", "startDial", "endCall");
    node.receiver.isCutOff();
    node.deliver();
    assertThat(node.receiver.rows()).containsExactly("9260000001:startDial");
    other.deliver();
    assertThat(other.receiver.rows()).as("the claim still holds").isEmpty();
    other.pass(DeliverChanges.LEASE);
    assertThat(other.receiver.rows()).containsExactly("9260000001:startDial", "9260000001:endCall");
    assertThat(other.receiver.sent().get(0).id()).isEqualTo(node.receiver.sent().get(0).id());
  }

  @Test
  void aNodeThatWasBelievedDeadMarksNothingOfAnothers() {
    WebhookNode late = new WebhookNode(engine.jdbi, engine.clock);
    WebhookNode other = new WebhookNode(engine.jdbi, engine.clock);
    changes("9260000001", "startDial", "endCall");
    late.deliver.runOnce();
    engine.clock.pass(DeliverChanges.LEASE);
    other.receiver.isCutOff();
    other.deliver.runOnce();
    late.deliver();
    assertThat(late.receiver.rows())
        .as("the other's attempt is not over")
        .containsExactly("9260000001:startDial");
  }

  @Test
  void aReceiverThatIsDownIsTriedNowAndThenAndThenGetsAllAtOnce() {
    aTask().withNumbersFrom(9_261_000_000L, 40).save(engine.createTask);
    stamp(engine);
    node.gather();
    node.receiver.answers(delivery -> Receiver.REFUSED);
    node.deliver();
    int first = node.receiver.rows().size();
    assertThat(first).as("as many as fit at once").isEqualTo(16);
    for (int i = 0; i < 10; i++) {
      node.pass(Duration.ofSeconds(5));
    }
    assertThat(node.receiver.rows()).as("one every five seconds").hasSize(first + 10);
    assertThat(node.standing(webhook).failures()).isEqualTo(first + 10);

    node.receiver.forget();
    node.receiver.answers(delivery -> Receiver.TAKEN);
    node.pass(Duration.ofSeconds(5));
    assertThat(node.receiver.rows()).hasSize(40);
    assertThat(node.standing(webhook).failures()).isZero();
    assertThat(node.standing(webhook).deliveredAt()).isEqualTo(engine.clock.instant());
  }

  @Test
  void everyWebhookHasItsTurn() {
    long second = node.webhook();
    aTask().withNumbersFrom(9_261_000_000L, 40).save(engine.createTask);
    stamp(engine);
    node.gather();
    node.receiver.isCutOff();
    node.deliver();
    assertThat(node.receiver.sent())
        .extracting(Delivery::webhookId)
        .containsOnly(webhook, second)
        .hasSize(32);
  }

  @Test
  void aDeletedWebhookIsToldNothingMore() {
    changes("9260000001", "startDial");
    engine.jdbi.useExtension(WebhookStore.class, store -> store.delete(webhook));
    node.deliver();
    assertThat(node.receiver.rows()).isEmpty();
    assertThat(engine.count("SELECT count(*) FROM webhook_deliveries")).isZero();
  }

  @Test
  void aStoppingNodeMarksWhatItHadSent() {
    changes("9260000001", "startDial");
    node.deliver.runOnce();
    assertThat(node.standing(webhook).waiting()).isEqualTo(1);
    node.deliver.finish(Duration.ofSeconds(1));
    assertThat(node.standing(webhook).waiting()).isZero();
  }

  @Test
  void theDeadAreForgottenInTheEnd() {
    node.receiver.answers(delivery -> Receiver.REFUSED);
    changes("9260000001", "startDial");
    for (int i = 0; i < 10; i++) {
      node.pass(Duration.ofMinutes(1));
    }
    assertThat(forget(Duration.ofDays(30))).isZero();
    assertThat(forget(Duration.ZERO.minusMinutes(1))).isEqualTo(1);
  }

  private int forget(Duration kept) {
    return engine.jdbi.withExtension(
        DeliveryStore.class, store -> store.forget(engine.clock.instant().minus(kept), 10));
  }

  @Test
  void theSecretIsInNoTextOfADelivery() {
    changes("9260000001", "startDial");
    node.deliver();
    List<Delivery> sent = node.receiver.sent();
    assertThat(sent.get(0).key().secret()).isEqualTo("secret");
    assertThat(sent.toString() + node.standing(webhook)).doesNotContain("secret");
  }
}
