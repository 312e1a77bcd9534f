package io.dialer.api.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.core.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** The requests of the old module's document, byte for byte, and what all its replies share. */
public final class Document {
  public static final String NEW = "/module-dialer/v1";
  public static final String OLD = "/pbxcore/api/module-dialer/v1";

  public static final String POLL =
      """
      {
        "name": "New polling",
        "questions": [
          {
            "questionId": "1",
            "questionText": "Добрый день, у нас есть новый товар, для заказа товара нажмите 1, не интересует - нажмите 2, для отказа от подписке нажмите 3",
            "press": [
              {
                "key": "1",
                "action": "playback",
                "value": "\\"Спасибо за выбор этого товара\\"",
                "valueOptions": "text"
              },
              {
                "key": "3",
                "action": "playback",
                "value": "\\"Спасибо за ваш ответ\\"",
                "valueOptions": "text"
              }
            ],
            "nextQuestion": ""
          }
        ]
      }"""
          .strip();

  /** The document's shell quotes are mended. */
  public static final String TASK =
      """
      {
        "name": "New pollingtask",
        "state": 0,
        "innerNum": "9",
        "innerNumType": "polling",
        "maxCountChannels": 1,
        "dialPrefix": "999",
        "numbers": [
          {
            "number": "79522233446"
          },
          {
            "number": "79522233416"
          }
        ]
      }"""
          .strip();

  private Document() {}

  /** Forgets all. Unlike a TRUNCATE it does not get into the way of the service's loops. */
  public static void empty(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM tasks;
                    DELETE FROM polls;
                    DELETE FROM polling_results;
                    ALTER SEQUENCE polls_id_seq RESTART;
                    """));
  }

  /** The names of an object's fields, in order. */
  public static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Done, in the envelope. */
  public static Answer done(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    assertThat(answer.result()).isTrue();
    return enveloped(answer);
  }

  /** Refused with that status, in the envelope, with a message that says why. */
  public static Answer refused(int status, Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.body().path("result").isBoolean()).isTrue();
    assertThat(answer.result()).isFalse();
    assertThat(answer.messages()).isNotEmpty().noneMatch(String::isBlank);
    return enveloped(answer);
  }

  private static Answer enveloped(Answer answer) {
    JsonNode body = answer.body();
    assertThat(fields(body))
        .containsExactly("result", "data", "messages", "function", "processor", "pid");
    assertThat(body.path("function").textValue()).isEmpty();
    assertThat(body.path("processor").textValue()).isEmpty();
    assertThat(body.path("pid").isIntegralNumber()).isTrue();
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return answer;
  }

  /** A stored row: every scalar is a string or null. */
  public static void assertStored(JsonNode row) {
    row.forEach(
        value ->
            assertThat(value.isTextual() || value.isNull() || value.isContainerNode())
                .as("%s in %s", value, row)
                .isTrue());
  }
}
