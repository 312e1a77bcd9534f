package io.dialer.api.call;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What calls came to, read as a CRM reads it and as the PBX logged it. */
final class CallsPlaced {

  private CallsPlaced() {}

  /** Saves a poll and puts its sounds into the cabinet. */
  static void pollIsReady(Lab lab, String poll) throws Exception {
    done(lab.dialer().curl(NEW + "/polling", poll));
    lab.fillCabinet();
  }

  /** Creates a task that calls these numbers; returns its id. */
  static String task(Lab lab, String type, String innerNum, List<String> numbers) throws Exception {
    return task(lab, type, innerNum, 20, numbers);
  }

  /** Creates a task that calls these numbers on so many channels; returns its id. */
  static String task(Lab lab, String type, String innerNum, int channels, List<String> numbers)
      throws Exception {
    String list = numbers.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    String task =
        "{\"innerNum\": \"%s\", \"innerNumType\": \"%s\", \"maxCountChannels\": %d, \"numbers\": [%s]}"
            .formatted(innerNum, type, channels, list);
    return done(lab.dialer().curl(NEW + "/task", task)).data().path("id").asText();
  }

  /** The rows of a task by phone. */
  static Map<String, JsonNode> results(JsonNode task) {
    Map<String, JsonNode> rows = new HashMap<>();
    task.path("results").forEach(row -> rows.put(row.path("phone").asText(), row));
    return rows;
  }

  /** The one result of a task that calls one number. */
  static JsonNode resultOf(Lab lab, String type, String innerNum, String number) throws Exception {
    JsonNode task = lab.awaitClosed(task(lab, type, innerNum, List.of(number)));
    return task.path("results").get(0);
  }

  /** The PBX's calls to a number. */
  static List<JsonNode> to(Lab lab, String number) throws Exception {
    return lab.callsPlaced().stream()
        .filter(call -> call.path("number").asText().equals(number))
        .toList();
  }

  static void nobodyWasCalledTwice(Lab lab) throws Exception {
    assertThat(lab.callsPlaced().stream().map(call -> call.path("number").asText()).toList())
        .doesNotHaveDuplicates();
  }
}
