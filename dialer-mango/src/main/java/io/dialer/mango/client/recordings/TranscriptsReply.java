package io.dialer.mango.client.recordings;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said in talks.
 *
 * @param data one element for each recording that was transcribed
 * @param more what else the reply holds
 */
public record TranscriptsReply(
    @JsonProperty(required = true) List<Transcript> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One talk.
   *
   * @param phrases in the order in which they were said
   */
  public record Transcript(
      @Nullable String recordingId,
      @Nullable Names names,
      @Nullable List<Phrase> phrases,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * What the two sides are called: employees by name, somebody outside as "Клиент", and "Канал 1",
   * "Канал 2" when nothing is known.
   */
  public record Names(
      @Nullable String client,
      @Nullable String operator,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * What one side said without a break; a list of two in JSON.
   *
   * @param speaker {@code client} or {@code operator}
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"speaker", "text"})
  public record Phrase(@Nullable String speaker, @Nullable String text) {}
}
