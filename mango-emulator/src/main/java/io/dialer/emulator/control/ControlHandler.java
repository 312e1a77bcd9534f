package io.dialer.emulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.fault.Fault;
import io.dialer.emulator.http.Exchanged;
import io.dialer.emulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code /emulator/…}: what really happened, and what shall happen. Not signed: it is not part of
 * the vendor's API.
 */
public final class ControlHandler extends Handler.Abstract {
  private final Control control;
  private final ObjectMapper json = JsonMapper.builder().build();

  public ControlHandler(Control control) {
    this.control = control;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request).replaceAll("/+$", "");
    Reply reply;
    try {
      reply = reply(request, request.getMethod() + " " + path);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      reply = say(400, Map.of("error", String.valueOf(e.getMessage())));
    }
    new Exchanged(request, response, callback).answer(reply);
    return true;
  }

  private Reply reply(Request request, String what) throws Exception {
    return switch (what) {
      case "GET /emulator/calls" -> say(200, Map.of("calls", control.calls()));
      case "GET /emulator/campaigns" -> say(200, Map.of("campaigns", control.campaignViews()));
      case "GET /emulator/status" -> say(200, control.status());
      case "GET /emulator/scenario" -> say(200, control.scenario());
      case "GET /emulator/faults" -> say(200, Map.of("faults", control.faults()));
      case "POST /emulator/faults" -> {
        control.addFaults(faults(body(request)));
        yield say(200, Map.of("faults", control.faults()));
      }
      case "DELETE /emulator/faults" -> {
        control.clearFaults();
        yield say(200, Map.of("faults", List.of()));
      }
      case "POST /emulator/audiofiles" -> say(200, addAudioFile(body(request)));
      case "POST /emulator/reset" -> {
        control.reset();
        yield say(200, Map.of());
      }
      default -> say(404, Map.of("error", what + " is not known; see docs/emulator.md"));
    };
  }

  private Map<String, Object> addAudioFile(JsonNode body) {
    String name = body.path("name").asText("");
    if (name.isBlank()) {
      throw new IllegalArgumentException("An audio file needs a 'name'");
    }
    JsonNode duration = body.path("durationMs");
    AudioFile file = control.addAudioFile(name, duration.isNumber() ? duration.asLong() : null);
    return Map.of("id", file.id(), "name", file.name());
  }

  private List<Fault> faults(JsonNode body) throws JsonProcessingException {
    List<Fault> faults = new ArrayList<>();
    JsonNode many = body.isArray() ? body : body.path("faults");
    if (many.isArray()) {
      for (JsonNode each : many) {
        faults.add(json.treeToValue(each, Fault.class));
      }
    } else {
      faults.add(json.treeToValue(body, Fault.class));
    }
    return faults;
  }

  private JsonNode body(Request request) throws Exception {
    return json.readTree(Content.Source.asString(request, StandardCharsets.UTF_8));
  }

  private Reply say(int status, Object value) throws JsonProcessingException {
    return new Reply(status, "application/json", json.writeValueAsString(value));
  }
}
