package io.dialer.emulator;

import com.fasterxml.jackson.databind.JsonNode;

/** A webhook as it arrived, its signature already checked. */
record Received(String path, String rawJson, JsonNode json) {
  String text(String field) {
    return json.path(field).asText();
  }

  String callId() {
    return text("call_id");
  }

  int seq() {
    return json.path("seq").asInt();
  }

  boolean isCallEvent(String location, String state) {
    return path.equals("/events/call")
        && text("location").equals(location)
        && text("call_state").equals(state);
  }
}
