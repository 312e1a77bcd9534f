package io.dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;

/** What a marketing team does: a prompt, a poll, a task. All of it over REST. */
final class DemoCampaign {
  private static final String API = "module-dialer/v1/";
  private static final String PROMPT_FILE = "welcome.wav";
  private static final int MOST_CHANNELS = 30;

  private final JsonHttp dialer;
  private final JsonHttp emulator;
  private final DemoOptions options;

  DemoCampaign(JsonHttp dialer, JsonHttp emulator, DemoOptions options) {
    this.dialer = dialer;
    this.emulator = emulator;
    this.options = options;
  }

  /** Uploads the prompt and creates the poll; returns the poll's id. */
  String createPoll() throws IOException, InterruptedException {
    Duration length = Duration.ofMillis(Math.round(3_000 / options.speed()));
    JsonNode uploaded = dialer.upload(API + "audio", PROMPT_FILE, Tone.wav(length));
    ObjectNode poll =
        (ObjectNode)
            dialer
                .json()
                .readTree(
                    """
                    {"name": "New polling", "questions": [{
                      "questionId": "1",
                      "questionText": "Добрый день, у нас есть новый товар, для заказа товара нажмите 1, не интересует - нажмите 2, для отказа от подписки нажмите 3",
                      "press": [
                        {"key": "1", "action": "playback", "value": "Спасибо за выбор этого товара", "valueOptions": "text"},
                        {"key": "3", "action": "playback", "value": "Спасибо за ваш ответ", "valueOptions": "text"}],
                      "nextQuestion": ""}]}
                    """);
    ((ObjectNode) poll.path("questions").get(0))
        .set("questionFile", uploaded.path("data").get("filename"));
    return dialer.post(API + "polling", poll).path("data").path("id").asText();
  }

  /** Puts the sounds that the poll needs into the emulated PBX's cabinet, as a person would. */
  int fillCabinet() throws IOException, InterruptedException {
    int put = 0;
    for (JsonNode prompt : dialer.get(API + "prompts").path("data").path("results")) {
      ObjectNode file = dialer.json().createObjectNode().put("name", prompt.path("name").asText());
      emulator.post("audiofiles", file);
      put++;
    }
    dialer.post(API + "prompts/sync", dialer.json().createObjectNode());
    return put;
  }

  /** Creates the task; returns its id. */
  String createTask(String pollId) throws IOException, InterruptedException {
    ObjectNode task = dialer.json().createObjectNode();
    task.put("name", "Demonstration").put("state", 0);
    task.put("innerNum", pollId).put("innerNumType", "polling");
    task.put("maxCountChannels", MOST_CHANNELS).put("dialPrefix", "");
    ArrayNode numbers = task.putArray("numbers");
    for (int i = 0; i < options.numbers(); i++) {
      numbers.addObject().put("number", Long.toString(79_520_000_000L + i));
    }
    return dialer.post(API + "task", task).path("data").path("id").asText();
  }
}
