package io.dialer.api.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dialer.api.rest.JsonTrouble;
import io.dialer.api.rest.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A list with one JSON value in every line (NDJSON). Empty lines are passed over. */
final class JsonLines {
  private static final int LONGEST_LINE = 64 << 10;

  private final ObjectReader json;

  JsonLines(ObjectReader json) {
    this.json = json;
  }

  /**
   * Reads all lines.
   *
   * @throws Refusal for a line of more than 64 KiB, which is no line of a list
   */
  void read(InputStream list, ListSink sink) throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    long number = 1;
    byte[] buffer = new byte[LONGEST_LINE];
    for (int read = list.read(buffer); read >= 0; read = list.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          take(Arrays.copyOf(line, length), number++, sink);
          length = 0;
        } else if (length == LONGEST_LINE) {
          throw Refusal.badRequest(
              "line %d: more than %d bytes; one number is expected in every line"
                  .formatted(number, LONGEST_LINE));
        } else {
          line[length++] = buffer[i];
        }
      }
    }
    take(Arrays.copyOf(line, length), number, sink);
  }

  private void take(byte[] line, long number, ListSink sink) throws IOException {
    try {
      JsonNode value = json.readTree(line);
      if (!value.isMissingNode()) {
        sink.number(number, value);
      }
    } catch (JsonProcessingException e) {
      sink.bad(number, JsonTrouble.reason(e));
    }
  }
}
