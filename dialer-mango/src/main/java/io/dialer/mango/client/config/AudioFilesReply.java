package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The cabinet's sounds.
 *
 * @param more what else the reply holds
 */
public record AudioFilesReply(
    @JsonProperty(required = true) List<AudioFile> audiofiles,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * A sound.
   *
   * @param id what {@code play/start} plays
   * @param name as given in the cabinet
   */
  public record AudioFile(
      @JsonProperty(required = true) long id,
      @JsonProperty(required = true) String name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
