package io.dialer.api.prompt;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.fields;
import static io.dialer.api.poll.Document.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.audio.SampleAudio;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Prompts and the PBX's cabinet. */
class PromptContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension static final TestDatabase WITHOUT_PBX = new TestDatabase();

  private static final String SCENARIO =
      "numbers: {\"79520000001\": {behaviour: answer, keys: [\"1\"], keyDelayMs: [500, 500]}}";

  private static final String POLL =
      """
      {"crmId": "5", "questions": [{"questionText": "Заказать?", "press": [
        {"key": "1", "action": "playback", "value": "Спасибо", "valueOptions": "text"}]}]}
      """;

  @Test
  void aTaskWaitsUntilItsPromptsAreInTheCabinet() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 20)) {
      RunningDialer crm = lab.dialer();
      Answer poll = done(crm.curl(NEW + "/polling", POLL));
      List<JsonNode> prompts = done(crm.get(NEW + "/prompts")).results();
      assertThat(prompts).hasSize(2);
      for (JsonNode prompt : prompts) {
        assertThat(fields(prompt)).containsExactly("name", "bound", "id", "polls", "words", "file");
        assertThat(prompt.path("bound").asBoolean(true)).isFalse();
        assertThat(prompt.path("id").isNull()).isTrue();
        assertThat(prompt.path("polls").toString()).isEqualTo("[\"5\"]");
        assertThat(prompt.path("file").asText())
            .isEqualTo(NEW + "/prompts/" + prompt.path("name").asText() + "/file");
        assertThat(poll.messages())
            .anyMatch(message -> message.contains(prompt.path("name").asText()));
      }
      Answer task =
          done(
              crm.curl(
                  NEW + "/task",
                  """
                  {"innerNum": "5", "innerNumType": "polling", "numbers": ["79520000001"]}
                  """));
      assertThat(task.data().path("state").asText()).isEqualTo("0");
      assertThat(task.messages().get(0))
          .startsWith("2 prompt(s)")
          .contains(prompts.get(0).path("name").asText(), "Заказать?");
      assertThat(lab.callsPlaced()).isEmpty();

      for (JsonNode prompt : prompts) {
        lab.tellEmulator("audiofiles", "{\"name\": %s}".formatted(prompt.path("name")));
      }
      List<JsonNode> bound = done(crm.post(NEW + "/prompts/sync", "")).results();
      assertThat(bound).allMatch(prompt -> prompt.path("bound").asBoolean());
      assertThat(bound).allMatch(prompt -> prompt.path("id").asText().matches("[0-9]+"));
      refused(404, crm.get(NEW + "/prompts/unbound.zip"));
      JsonNode closed = lab.awaitClosed(task.data().path("id").asText());
      assertThat(closed.path("results").get(0).path("result").asText())
          .isEqualTo("SUCCESS_POLLING");
    }
  }

  @Test
  void uploadedFilesTellWhetherTheyAreBound() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 20)) {
      RunningDialer crm = lab.dialer();
      done(crm.upload(NEW + "/audio", "ask now.wav", SampleAudio.wav(200)));
      JsonNode file = done(crm.get(NEW + "/audio")).data().get(0);
      assertThat(file.path("bound").textValue()).isEqualTo("0");
      assertThat(file.path("pbxName").textValue()).isEqualTo("ask now.wav");
      assertThat(file.path("pbxId").isNull()).isTrue();

      lab.tellEmulator("audiofiles", "{\"name\": \"Ask Now.mp3\"}");
      done(crm.post(NEW + "/prompts/sync", ""));
      JsonNode bound = done(crm.get(NEW + "/audio")).data().get(0);
      assertThat(bound.path("bound").textValue()).isEqualTo("1");
      assertThat(bound.path("pbxId").textValue()).matches("[0-9]+");
    }
  }

  @Test
  void withoutAPbxThereIsNothingToLookInto() throws Exception {
    try (RunningDialer crm = RunningDialer.start(WITHOUT_PBX, Map.of())) {
      refused(502, crm.post(NEW + "/prompts/sync", ""));
    }
  }
}
