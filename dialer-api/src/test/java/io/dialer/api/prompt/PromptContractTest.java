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
        assertThat(prompt.path("file").isNull()).isTrue();
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
      JsonNode closed = lab.awaitClosed(task.data().path("id").asText());
      assertThat(closed.path("results").get(0).path("result").asText())
          .isEqualTo("SUCCESS_POLLING");
    }
  }

  @Test
  void anUploadedFileCanBeFetchedForTheCabinet() throws Exception {
    try (RunningDialer crm = RunningDialer.start(WITHOUT_PBX, Map.of())) {
      byte[] wav = SampleAudio.wav(200);
      String path =
          done(crm.upload(NEW + "/audio", "ask now.wav", wav)).data().path("filename").asText();
      String poll = "{\"questions\": [{\"questionFile\": \"%s\"}, {\"questionText\": \"/ да\"}]}";
      done(crm.curl(NEW + "/polling", poll.formatted(path)));

      List<JsonNode> prompts = done(crm.get(NEW + "/prompts")).results();
      assertThat(prompts.get(0).path("name").asText()).isEqualTo("ask now.wav");
      String file = prompts.get(0).path("file").asText();
      assertThat(crm.fetch(crm.request(file)).body()).isEqualTo(wav);
      assertThat(prompts.get(1).path("file").isNull()).isTrue();

      refused(502, crm.post(NEW + "/prompts/sync", ""));
    }
  }
}
