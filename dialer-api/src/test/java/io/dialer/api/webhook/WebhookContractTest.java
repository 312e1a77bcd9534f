package io.dialer.api.webhook;

import static io.dialer.api.webhook.Changes.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks are registered, read, edited and deleted. */
class WebhookContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String URL = "https://crm.example/dialer";
  private static final String OLD = "/pbxcore/api/module-dialer/v1/webhook";
  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    dialer = RunningDialer.start(DATABASE, Map.of());
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  private static String registered() throws Exception {
    return dialer.post(WEBHOOKS, "{\"url\":\"%s\"}".formatted(URL)).data().path("id").asText();
  }

  @Test
  void theSecretIsShownOnceAndNeverAgain() throws Exception {
    Answer added = dialer.curl(OLD, "{\"url\":\"%s\"}".formatted(URL));
    assertThat(added.status()).isEqualTo(200);
    String secret = added.data().path("secret").asText();
    assertThat(secret).matches("[0-9a-f]{64}");
    String one = WEBHOOKS + "/" + added.data().path("id").asText();
    assertThat(dialer.get(WEBHOOKS).results().get(0).path("secret").asText()).isEqualTo("(hidden)");
    JsonNode read = dialer.get(one).data();
    assertThat(read.path("secret").asText()).isEqualTo("(hidden)");

    // What was read may be sent back as it is.
    Answer edited = dialer.put(one, read.toString());
    assertThat(edited.data()).isEqualTo(read);
    assertThat(stored()).isEqualTo(secret);

    String chosen = "a secret of my own choice";
    Answer given = dialer.put(one, "{\"secret\":\"%s\"}".formatted(chosen));
    assertThat(given.body().toString()).doesNotContain(chosen).contains("(hidden)");
    assertThat(stored()).isEqualTo(chosen);
  }

  private static String stored() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle -> handle.select("SELECT secret FROM webhooks").mapTo(String.class).one());
  }

  @Test
  void aWebhookIsReadEditedAndDeleted() throws Exception {
    String one = WEBHOOKS + "/" + registered();
    JsonNode before = dialer.get(one).data();
    assertThat(before.path("url").asText()).isEqualTo(URL);
    assertThat(before.path("what").toString()).isEqualTo("[\"results\",\"polling-results\"]");
    assertThat(before.path("active").asBoolean()).isTrue();
    assertThat(before.path("taskId").isNull()).isTrue();

    Answer edited = dialer.put(one, "{\"what\":[\"results\"],\"taskId\":\"77\",\"active\":false}");
    assertThat(edited.messages()).singleElement().asString().contains("there is no task 77 now");
    assertThat(edited.data().path("what").toString()).isEqualTo("[\"results\"]");
    assertThat(edited.data().path("taskId").asLong()).isEqualTo(77);
    assertThat(edited.data().path("active").asBoolean()).isFalse();
    assertThat(edited.data().path("url").asText()).isEqualTo(URL);
    assertThat(dialer.put(one, "{\"taskId\":null}").data().path("taskId").isNull()).isTrue();

    assertThat(dialer.delete(one).status()).isEqualTo(200);
    assertThat(dialer.get(WEBHOOKS).results()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/replay", "/deliveries", "/deliveries/1/replay"})
  void anUnknownOneIsNotFound(String path) throws Exception {
    for (String id : new String[] {"4711", "nothing"}) {
      Answer answer =
          path.endsWith("replay")
              ? dialer.post(WEBHOOKS + "/" + id + path, "")
              : dialer.get(WEBHOOKS + "/" + id + path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.messages())
          .singleElement()
          .isEqualTo("there is no webhook \"%s\"".formatted(id));
    }
    assertThat(dialer.delete(WEBHOOKS + "/4711").status()).isEqualTo(404);
    assertThat(dialer.put(WEBHOOKS + "/4711", "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                      | url: an address such as
          {"url":"ftp://crm.example/"}                            | does not begin with http:// or https://
          {"url":"crm.example"}                                   | does not begin with http:// or https://
          {"url":"http:///path"}                                  | it names no host
          {"url":"http://me:pass@crm.example/"}                   | would be shown
          {"url":"http://crm.example:99999/"}                     | its port does not exist
          {"url":"http://crm.example/#x"}                         | is never sent
          {"url":"http://crm.example/a b"}                        | it is no address
          {"url":["http://crm.example/"]}                         | url: a text is expected
          {"url":"http://crm.example/","secret":"short"}          | secret: at least 16 characters
          {"url":"http://crm.example/","what":["calls"]}          | what: a list of results, polling-results or both
          {"url":"http://crm.example/","what":[]}                 | what: a list of results, polling-results or both
          {"url":"http://crm.example/","active":"perhaps"}        | active: true or false is expected
          {"url":"http://crm.example/","taskId":"x"}              | taskId: a whole number
          {"url":"http://crm.example/","changeTime":99999999999}  | changeTime: a whole number
          {"url":"http://crm.example/","id":3}                    | edited with PUT
          []                                                      | a webhook is expected as a JSON object
          """)
  void whatCannotBeMeantIsRefused(String body, String message) throws Exception {
    Answer answer = dialer.post(WEBHOOKS, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.messages()).singleElement().asString().contains(message);
    assertThat(dialer.get(WEBHOOKS).results()).isEmpty();
  }

  @Test
  void anAddressHasALimitAndSoHasTheirNumber() throws Exception {
    String tooLong = "http://crm.example/" + "x".repeat(2_000);
    assertThat(dialer.post(WEBHOOKS, "{\"url\":\"%s\"}".formatted(tooLong)).status())
        .isEqualTo(400);
    for (int i = 0; i < 50; i++) {
      registered();
    }
    Answer oneMore = dialer.post(WEBHOOKS, "{\"url\":\"%s\"}".formatted(URL));
    assertThat(oneMore.status()).isEqualTo(409);
    assertThat(oneMore.messages()).singleElement().asString().contains("50 webhooks already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=lost", "limit=0", "limit=501", "offset=-1"})
  void badParametersAreRefused(String parameter) throws Exception {
    Answer answer = dialer.get(WEBHOOKS + "/" + registered() + "/deliveries?" + parameter);
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void onlyWhatIsDeadIsReplayed() throws Exception {
    String id = registered();
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO webhook_deliveries
                      (webhook_id, event, position, task_id, phone_id, row_json, state, due_at)
                    VALUES (?, 'RESULT', 1, 1, '1', '{}', 'WAITING', now() + interval '1 hour')
                    """,
                    Long.parseLong(id)));
    JsonNode waiting = dialer.get(WEBHOOKS + "/" + id + "/deliveries").results().get(0);
    assertThat(waiting.path("state").asText()).isEqualTo("waiting");
    Answer refused =
        dialer.post(
            WEBHOOKS + "/" + id + "/deliveries/" + waiting.path("id").asText() + "/replay", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.messages()).singleElement().asString().contains("is not dead but waiting");
    assertThat(dialer.post(WEBHOOKS + "/" + id + "/replay", "").data().path("replayed").asInt())
        .isZero();
  }
}
