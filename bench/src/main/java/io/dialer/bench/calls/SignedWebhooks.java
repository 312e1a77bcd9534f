package io.dialer.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Webhooks about calls that are in their polls: each tells once more, with a later number, that the
 * leg is in the menu. That is applied (the call is locked, the leg written) and has no consequence.
 */
final class SignedWebhooks {
  private static final int FIRST_SEQ = 1_000;

  private final List<JsonNode> menus;
  private int told;

  private SignedWebhooks(List<JsonNode> menus) {
    this.menus = menus;
  }

  /** About the calls that the PBX has in its menus. */
  static SignedWebhooks about(JsonNode calls) {
    List<JsonNode> menus = new ArrayList<>();
    for (JsonNode call : calls) {
      JsonNode last = call.path("legs").path(call.path("legs").size() - 1);
      if (!last.path("location").asText().equals("ivr")) {
        throw new IllegalStateException("not in a menu: " + call);
      }
      menus.add(call);
    }
    return new SignedWebhooks(menus);
  }

  /** The next webhooks, each another one, ready to be sent to a server that listens there. */
  List<byte[]> next(int count, URI webhooks) {
    List<byte[]> requests = new ArrayList<>(count);
    URI target = URI.create(webhooks + "/events/call");
    for (int i = 0; i < count; i++) {
      requests.add(KeptConnection.post(target, form(json(told++))));
    }
    return requests;
  }

  private String json(int number) {
    JsonNode call = menus.get(number % menus.size());
    JsonNode leg = call.path("legs").path(call.path("legs").size() - 1);
    return """
        {"entry_id":"%s","call_id":"%s","timestamp":%d,"seq":%d,"call_state":"Appeared","location":"ivr",\
        "from":{"number":"%s","taken_from_call_id":"%s"},"to":{"number":"74950000002","line_number":"74950000002"},\
        "command_id":"%s"}"""
        .formatted(
            call.path("entryId").asText(),
            leg.path("callId").asText(),
            leg.path("appearedAt").asLong() / 1_000,
            FIRST_SEQ + number / menus.size(),
            call.path("number").asText(),
            call.path("legs").path(0).path("callId").asText(),
            call.path("commandId").asText());
  }

  private static String form(String json) {
    return "vpbx_api_key=demo-key&sign="
        + signature("demo-key" + json + "demo-salt")
        + "&json="
        + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  private static String signature(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
