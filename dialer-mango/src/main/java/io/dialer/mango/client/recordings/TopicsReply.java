package io.dialer.mango.client.recordings;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What talks were about.
 *
 * @param data one element for each recording that topics are known for
 * @param more what else the reply holds
 */
public record TopicsReply(
    @JsonProperty(required = true) List<Talk> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One recording and its topics. */
  public record Talk(
      @Nullable String recordingId,
      @Nullable List<Topic> categories,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * One topic that was recognised.
   *
   * @param terms the words that it was recognised by; null unless they were asked for
   * @param id the vendor's id of the topic
   * @param assignTime when it was recognised, seconds of the epoch, UTC
   * @param version grows with every change of the topic
   * @param name null unless names were asked for
   */
  public record Topic(
      @Nullable List<Term> terms,
      @Nullable Long id,
      @Nullable Long assignTime,
      @Nullable Long version,
      @Nullable String name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * A word that was heard.
   *
   * @param channels where: -1 left channel, 1 right channel, 0 both mixed
   * @param count how often, as the topic's rules count
   * @param value the word
   */
  public record Term(
      @Nullable List<Integer> channels,
      @Nullable Integer count,
      @Nullable String value,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
