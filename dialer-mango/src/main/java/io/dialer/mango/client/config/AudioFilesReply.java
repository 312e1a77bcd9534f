package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The cabinet's sounds. */
public record AudioFilesReply(@JsonProperty(required = true) List<AudioFile> audiofiles) {

  /**
   * A sound.
   *
   * @param id what {@code play/start} plays
   * @param name as given in the cabinet
   */
  public record AudioFile(
      @JsonProperty(required = true) long id, @JsonProperty(required = true) String name) {}
}
