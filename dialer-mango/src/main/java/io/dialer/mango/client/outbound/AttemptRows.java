package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.mango.client.MangoJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The attempts in a report of any length. The vendor's documents disagree on where they are: in a
 * list of their own, or with their tasks. So whatever has an {@code attempt_id} is one, however
 * deep it lies.
 */
final class AttemptRows {

  /** Far more fields than an attempt has; what is beyond them cannot fill the memory. */
  private static final int MOST_FIELDS = 50;

  /** The objects that are being read, the innermost last, with their plain fields so far. */
  private final Deque<ObjectNode> open = new ArrayDeque<>();

  private final Consumer<ReportedAttempt> attempts;

  private AttemptRows(Consumer<ReportedAttempt> attempts) {
    this.attempts = attempts;
  }

  /**
   * Reads attempt by attempt; each is handed on before the next one is read.
   *
   * @throws IOException when it is not JSON, or breaks off
   */
  static void read(InputStream json, Consumer<ReportedAttempt> attempts) throws IOException {
    AttemptRows rows = new AttemptRows(attempts);
    try (JsonParser parser = MangoJson.MAPPER.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        rows.take(token, parser);
      }
    }
  }

  private void take(JsonToken token, JsonParser parser) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      open.addLast(MangoJson.MAPPER.createObjectNode());
    } else if (token == JsonToken.END_OBJECT) {
      close(open.removeLast());
    } else if (token.isScalarValue() && parser.currentName() != null) {
      keep(parser);
    }
  }

  private void keep(JsonParser parser) throws IOException {
    ObjectNode fields = open.getLast();
    if (fields.size() < MOST_FIELDS) {
      fields.set(parser.currentName(), MangoJson.MAPPER.readTree(parser));
    }
  }

  private void close(ObjectNode fields) throws IOException {
    if (fields.has("attempt_id")) {
      attempts.accept(MangoJson.MAPPER.treeToValue(fields, ReportedAttempt.class));
    }
  }
}
