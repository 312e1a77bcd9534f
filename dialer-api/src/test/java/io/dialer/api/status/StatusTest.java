package io.dialer.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.command.Run;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators see of the service, the PBX and the way between them. */
class StatusTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    lab =
        Lab.start(
            DATABASE,
            "customers: {outcomes: {answer: 1}}",
            20,
            Map.of(
                "MANGO_ALLOW_FROM", "127.0.0.1, 81.88.80.132",
                "MANGO_CLIENT_ADDRESS_HEADER", "X-Forwarded-For"));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  /** Otherwise a request with a wrong signature holds new calls back for two minutes. */
  @AfterEach
  void forgetRefusals() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM mango_refused"));
  }

  private static int ping(String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(lab.dialer().address() + "/mango/ping"))
            .POST(BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return lab.dialer().fetch(request).statusCode();
  }

  private static Map<String, String> settings(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DIALER_DB_URL", DATABASE.url());
    settings.put("DIALER_DB_USER", DATABASE.user());
    settings.put("MANGO_API_URL", lab.emulator().apiUrl().toString());
    settings.put("MANGO_API_KEY", "demo-key");
    settings.put("MANGO_API_SALT", "demo-salt");
    settings.put("MANGO_EXTENSION", "20");
    settings.put("MANGO_LINE", "74950000001");
    settings.put("MANGO_IVR_LINE", "74950000002");
    settings.putAll(others);
    return settings;
  }

  @Test
  void statusShowsWhatThereIs() throws Exception {
    assertThat(ping()).isEqualTo(200);
    Lab.await(
        "the directory is there", () -> !status("/module-dialer/v1").path("agents").isEmpty());
    for (String prefix : new String[] {"/module-dialer/v1", "/pbxcore/api/module-dialer/v1"}) {
      JsonNode data = status(prefix);
      assertThat(data.path("adapter").toString())
          .isEqualTo(
              "{\"name\":\"MANGO OFFICE\",\"polls\":true,\"promptsPerCall\":false,\"callRecords\":true}");
      assertThat(data.path("lines").path("ivrLine").asText()).isEqualTo("74950000002");
      assertThat(data.path("newCalls").path("allowed").asBoolean()).isTrue();
      assertThat(data.path("budget").findValuesAsText("name")).contains("all", "callback", "route");
      assertThat(data.path("agents").findValuesAsText("state"))
          .containsAnyOf("NOT_KNOWN", "FREE", "AWAY");
      assertThat(data.path("webhooks").path("lastPing").asText()).startsWith("20");
      assertThat(data.path("webhooks").path("failed").asInt()).isZero();
      assertThat(data.path("synced").path("directory").asText()).startsWith("20");
      assertThat(data.path("calls").path("live").asInt()).isZero();
    }
  }

  @Test
  void numbersThatThePbxHasBeenHandedAreNoLiveCalls() throws Exception {
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state,
                                       placed_at, due_at, due_step, listed)
                    VALUES ('handed-over', 1, 1, '1', '1', 'EXTEN', '', 'HANDED_OVER', now(), now() + interval '1 day',
                            'RESCUE', true)
                    """));
    JsonNode calls = status("/module-dialer/v1").path("calls");
    DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM calls"));
    assertThat(calls.path("live").asInt()).isZero();
    assertThat(calls.path("handedOver").asInt()).isOne();
  }

  private static JsonNode status(String prefix) throws Exception {
    Answer answer = lab.dialer().get(prefix + "/status");
    assertThat(answer.status()).isEqualTo(200);
    return answer.data();
  }

  @Test
  void webhooksAreTakenFromAllowedAddressesOnly() throws Exception {
    assertThat(ping("X-Forwarded-For", "81.88.80.132")).isEqualTo(200);
    assertThat(ping("X-Forwarded-For", "81.88.80.132, 203.0.113.9")).isEqualTo(403);
    assertThat(status("/module-dialer/v1").path("webhooks").path("refused").asInt()).isPositive();
  }

  @Test
  void theListIsOfWebhooksAloneAndLocksNobodyElseOut() throws Exception {
    Map<String, String> settings = settings(Map.of("MANGO_ALLOW_FROM", "81.88.80.132"));
    try (RunningDialer guarded = RunningDialer.start(DATABASE, settings)) {
      assertThat(guarded.get("/module-dialer/v1/status").status()).isEqualTo(200);
      assertThat(guarded.get("/module-dialer/v1/task").status()).isEqualTo(200);
      HttpRequest.Builder ping =
          HttpRequest.newBuilder(URI.create(guarded.address() + "/mango/ping"))
              .POST(BodyPublishers.noBody());
      assertThat(guarded.fetch(ping).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void healthTellsOfTheAccount() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(lab.dialer().adminAddress() + "/healthcheck"));
    String health = new String(lab.dialer().fetch(request).body(), StandardCharsets.UTF_8);
    assertThat(health).contains("\"mango\"", "PASS: answers; key and signature are accepted");
  }

  @Test
  void theAccountIsCheckedLineByLine() throws Exception {
    ping();
    Run run = Run.of(settings(Map.of()), "mango-check");
    assertThat(String.join("\n", run.out()))
        .containsPattern("pass +connection +127.0.0.1:\\d+ without TLS, on this machine")
        .containsPattern("pass +account +answers; key and signature are accepted")
        .containsPattern("pass +balance +\\d")
        .containsPattern("pass +extension +20 is an employee")
        .containsPattern("pass +line +74950000001 is a line of the product")
        .containsPattern("pass +line of polls +74950000002 goes through the scheme \"")
        .containsPattern("skip +prompts +there are no polls yet")
        .containsPattern("pass +webhooks +last webhook .*, last connection check 20");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void whatIsWrongIsNamedWithWhatToDo() throws Exception {
    Run run =
        Run.of(
            settings(
                Map.of(
                    "MANGO_EXTENSION", "999",
                    "MANGO_LINE", "74957777777",
                    "MANGO_IVR_LINE", "74958888888")),
            "mango-check",
            "--test-call",
            "79001234567");
    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.out()))
        .containsPattern("fail +extension +no employee has 999; there are ")
        .containsPattern("fail +line +the product has no line 74957777777; it has 7495")
        .containsPattern("fail +line of polls +the product has no line 74958888888")
        .contains("-> set mango.extension (MANGO_EXTENSION)")
        .doesNotContain("test call");
    assertThat(run.err())
        .containsExactly("dialer: 3 of 8 checks failed; what to do stands beside each");
    assertThat(lab.callsPlaced()).isEmpty();
  }

  @Test
  void aTestCallIsPlacedOnceAndItsWebhooksAreSeen() throws Exception {
    Run run = Run.of(settings(Map.of()), "mango-check", "--test-call", "79001234567");
    assertThat(String.join("\n", run.out()))
        .containsPattern("pass +test call +79001234567 is being called, and the PBX tells of it");
    assertThat(run.code()).isZero();
    assertThat(lab.callsPlaced().stream().map(call -> call.path("number").asText()))
        .containsExactly("79001234567");
    lab.tellEmulator("reset", "");
  }

  @Test
  void whatIsNoSenderIsNamed() throws Exception {
    Run run =
        Run.of(settings(Map.of("MANGO_ALLOW_FROM", "81.88.80.132 mango-office.ru")), "mango-check");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().get(0))
        .contains(
            "mango.webhooks.allowFrom (MANGO_ALLOW_FROM): 'mango-office.ru' is no address;"
                + " expected one such as 81.88.80.132");
  }

  @Test
  void aWrongSignatureIsNamed() throws Exception {
    Run run = Run.of(settings(Map.of("MANGO_API_SALT", "pepper")), "mango-check");
    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.out()))
        .containsPattern("fail +account +account/balance was refused")
        .contains("compare MANGO_API_KEY and MANGO_API_SALT with the cabinet")
        .containsPattern("skip +extension, lines, prompts")
        .doesNotContain("pepper", "demo-key");
  }

  @Test
  void withoutAPbxThereIsNothingToCheck() throws Exception {
    Run run =
        Run.of(
            Map.of("DIALER_DB_URL", DATABASE.url(), "DIALER_DB_USER", DATABASE.user()),
            "mango-check");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().get(0)).contains("no PBX is configured");
    try (RunningDialer alone = RunningDialer.start(DATABASE, Map.of())) {
      JsonNode data = alone.get("/module-dialer/v1/status").data();
      assertThat(data.path("adapter").path("callRecords").asBoolean()).isFalse();
      assertThat(data.path("newCalls").path("heldBecause").asText())
          .isEqualTo("no PBX is configured");
    }
  }
}
