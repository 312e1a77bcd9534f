package io.dialer.mango.client.recordings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoJson;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Recordings by their ids. In the document's examples they are a list that is written into a
 * string: {@code "[\"id\",\"id\"]"}; so they are sent that way.
 */
public record RecordingIds(List<String> ids) {

  /** The most that one request may name (section 3.4.5). */
  private static final int MOST = 500;

  /** A copy of the list. */
  public RecordingIds {
    ids = List.copyOf(ids);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static RecordingIds of(String text) throws JsonProcessingException {
    return new RecordingIds(MangoJson.MAPPER.readValue(text, new TypeReference<>() {}));
  }

  /** Refuses none at all, more than 500, and blank ones. */
  void check(String method) {
    Check check = Check.of(method);
    check.that(!ids.isEmpty(), "recording_id", "is empty; the method needs at least one");
    check.elements("recording_id", ids, MOST);
    ids.forEach(id -> check.present("recording_id", id));
  }

  @JsonValue
  String text() {
    try {
      return MangoJson.MAPPER.writeValueAsString(ids);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
