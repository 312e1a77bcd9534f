package io.dialer.api.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  public boolean result() {
    return body.path("result").asBoolean();
  }

  public JsonNode data() {
    return body.path("data");
  }

  /** The rows of a list. */
  public List<JsonNode> results() {
    List<JsonNode> rows = new ArrayList<>();
    data().path("results").forEach(rows::add);
    return rows;
  }

  public List<String> messages() {
    List<String> messages = new ArrayList<>();
    body.path("messages").forEach(message -> messages.add(message.asText()));
    return messages;
  }
}
