package io.dialer.api.webhook;

import static io.dialer.api.harness.Lab.await;
import static io.dialer.api.webhook.Changes.QUICK;
import static io.dialer.api.webhook.Changes.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.RunningDialer;
import io.dialer.api.webhook.WebhookReceiver.Received;
import io.dialer.core.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a receiver gets, over real HTTP. */
class WebhookDeliveryTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String ONE = "79520000001";
  private static final String TWO = "79520000002";

  private static RunningDialer dialer;
  private static Changes changes;
  private WebhookReceiver receiver;

  @BeforeAll
  static void start() throws Exception {
    dialer = RunningDialer.start(DATABASE, QUICK);
    changes = new Changes(DATABASE, dialer);
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @BeforeEach
  void clear() throws Exception {
    DATABASE.clear();
    receiver = WebhookReceiver.start();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private static JsonNode webhook(String id) throws Exception {
    return changes.webhook(id);
  }

  private static boolean isDone(String id) throws Exception {
    return changes.isDone(id);
  }

  private void awaitReceived(int count) throws Exception {
    await(count + " deliveries", () -> receiver.received().size() >= count);
  }

  @Test
  void aDeliveryHasTheRowOfTheFeedAndASignature() throws Exception {
    String id = changes.tell(receiver, ",\"secret\":\"correct horse battery staple\"");
    changes.task(ONE);
    awaitReceived(1);
    Received first = receiver.received().get(0);
    assertThat(first.data()).isEqualTo(dialer.get("/module-dialer/v1/results/0").results().get(0));
    assertThat(first.json().path("event").asText()).isEqualTo("result");
    assertThat(first.json().path("webhookId").asText()).isEqualTo(id);
    assertThat(first.header("X-Dialer-Delivery"))
        .isEqualTo(first.json().path("deliveryId").asText());
    assertThat(first.header("X-Dialer-Event")).isEqualTo("result");
    assertThat(first.header("X-Dialer-Attempt")).isEqualTo("1");
    assertThat(first.header("Content-Type")).isEqualTo("application/json");
    assertThat(first.header("X-Dialer-Signature"))
        .isEqualTo(
            "sha256="
                + hmac(
                    "correct horse battery staple",
                    first.header("X-Dialer-Timestamp") + "." + first.body()));
    await("it is marked", () -> isDone(id));
    assertThat(webhook(id).path("lastDelivery").asText()).isNotEmpty();
    assertThat(webhook(id).path("failures").asInt()).isZero();
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void recordedKeysAreTold() throws Exception {
    changes.tell(receiver, ",\"what\":[\"polling-results\"]");
    changes.task(ONE);
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
                    VALUES (1, 1, 1, '1', '9520000001', '79520000001', 'yes', '5')
                    """));
    awaitReceived(1);
    Received key = receiver.received().get(0);
    assertThat(key.header("X-Dialer-Event")).isEqualTo("polling-result");
    assertThat(key.data())
        .isEqualTo(dialer.get("/module-dialer/v1/polling-results/0").results().get(0));
  }

  @Test
  void aNumbersChangesComeInOrderAndHoldUpNoOthers() throws Exception {
    String id = changes.tell(receiver, "");
    receiver.answers(
        (received, exchange) ->
            exchange.sendResponseHeaders(
                received.phone().equals(ONE)
                        && received.header("X-Dialer-Attempt").equals("1")
                        && received.data().path("state").asText().equals("startDial")
                    ? 500
                    : 204,
                -1));
    changes.task(ONE, TWO);
    for (String state : List.of("startDial", "endDial", "endCall")) {
      changes.change(ONE, state);
      changes.change(TWO, state);
    }
    await("all is delivered", () -> isDone(id) && receiver.received().size() == 9);
    assertThat(of(ONE))
        .containsExactly("CreateTask", "startDial", "startDial", "endDial", "endCall");
    assertThat(of(TWO)).containsExactly("CreateTask", "startDial", "endDial", "endCall");
  }

  private List<String> of(String phone) {
    return receiver.received().stream()
        .filter(received -> received.phone().equals(phone))
        .map(received -> received.data().path("state").asText())
        .toList();
  }

  /** Ways not to take a delivery. */
  private enum Refusal {
    SERVER_ERROR,
    CLIENT_ERROR,
    REDIRECT,
    SILENCE,
    CUT
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsNotTakenIsSentAgainAsItWas(Refusal refusal) throws Exception {
    String id = changes.tell(receiver, "");
    CountDownLatch end = new CountDownLatch(1);
    receiver.answers(
        (received, exchange) -> {
          if (!received.header("X-Dialer-Attempt").equals("1")) {
            exchange.sendResponseHeaders(200, -1);
            return;
          }
          switch (refusal) {
            case SERVER_ERROR -> exchange.sendResponseHeaders(503, -1);
            case CLIENT_ERROR -> exchange.sendResponseHeaders(404, -1);
            case REDIRECT -> {
              exchange.getResponseHeaders().set("Location", receiver.address() + "&moved=1");
              exchange.sendResponseHeaders(307, -1);
            }
            case SILENCE -> waitFor(end);
            case CUT -> exchange.sendResponseHeaders(200, 10);
          }
        });
    changes.task(ONE);
    awaitReceived(2);
    end.countDown();
    await("it is marked", () -> isDone(id));
    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
    assertThat(webhook(id).path("lastError").asText())
        .isEqualTo(
            switch (refusal) {
              case SERVER_ERROR -> "HTTP 503";
              case CLIENT_ERROR -> "HTTP 404";
              case REDIRECT -> "HTTP 307; redirects are not followed";
              case SILENCE -> "no reply within 1000 ms";
              case CUT -> webhook(id).path("lastError").asText("none");
            })
        .isNotEmpty();
  }

  private static void waitFor(CountDownLatch end) {
    try {
      end.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aReceiverMayAnswerAtLength() throws Exception {
    String id = changes.tell(receiver, "");
    byte[] long200 = new byte[5_000_000];
    receiver.answers(
        (received, exchange) -> {
          exchange.sendResponseHeaders(200, long200.length);
          exchange.getResponseBody().write(long200);
        });
    changes.task(ONE);
    await("it is marked", () -> receiver.received().size() == 1 && isDone(id));
    assertThat(webhook(id).path("lastFailure").isNull()).isTrue();
  }

  @Test
  void aReceiverThatWasDownGetsAllThatChangedMeanwhile() throws Exception {
    String id = changes.tell(receiver, "");
    int port = receiver.port();
    receiver.close();
    changes.task(ONE, TWO);
    changes.change(ONE, "endCall");
    await("it is seen to be down", () -> webhook(id).path("failures").asInt() >= 2);
    assertThat(webhook(id).path("lastError").asText()).isEqualTo("no connection");
    receiver = new WebhookReceiver(port);
    await("all is delivered", () -> isDone(id));
    assertThat(receiver.changes())
        .containsSubsequence(ONE + ":CreateTask", ONE + ":endCall")
        .contains(TWO + ":CreateTask");
  }

  @Test
  void aReceiverOfOneTaskHearsOfNoOther() throws Exception {
    String task = changes.task(ONE);
    String id = changes.tell(receiver, ",\"taskId\":%s,\"changeTime\":0".formatted(task));
    changes.task(TWO);
    changes.change(TWO, "endCall");
    changes.change(ONE, "endCall");
    await("the last change is told", () -> receiver.changes().contains(ONE + ":endCall"));
    await("it is marked", () -> isDone(id));
    assertThat(receiver.received()).allMatch(received -> received.phone().equals(ONE));
  }

  @Test
  void twoNodesShareTheWorkAndKeepTheOrder() throws Exception {
    String id = changes.tell(receiver, "");
    String[] phones = new String[200];
    for (int i = 0; i < phones.length; i++) {
      phones[i] = Long.toString(79_520_001_000L + i);
    }
    try (RunningDialer other = RunningDialer.start(DATABASE, QUICK)) {
      changes.task(phones);
      changes.changeAll("startDial");
      changes.changeAll("endCall");
      await(
          "everybody's last change is told",
          () -> receiver.changes().stream().filter(c -> c.endsWith(":endCall")).count() == 200);
      await("all is marked", () -> isDone(id));
      assertThat(other.get(WEBHOOKS + "/" + id).data().path("dead").asInt()).isZero();
    }
    assertThat(receiver.changes()).doesNotHaveDuplicates();
    for (String phone : phones) {
      assertThat(of(phone)).endsWith("endCall").isSortedAccordingTo(ORDER);
    }
  }

  private static final Comparator<String> ORDER =
      Comparator.comparing(List.of("CreateTask", "startDial", "endCall")::indexOf);
}
