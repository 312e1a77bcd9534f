package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the contact centre knows of a call.
 *
 * @param more fields that are not known to us
 */
public record CallReply(
    @JsonProperty(required = true) Call call,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public CallReply {
    Objects.requireNonNull(call, "call is missing");
  }

  /**
   * The call.
   *
   * @param conversion the customer's requests that the call belongs to (the vendor's spelling)
   * @param tagId its topics, see {@link TagsRequest}
   * @param callComment what employees wrote about it
   * @param scriptId its scripts, see {@link ScriptRequest}
   * @param markClient the customer's mark, 1 to 10; -1 when he was asked and gave none, null when
   *     he was not asked
   * @param markController the controller's marks by the id of the question, see {@link
   *     QuestionRequest}
   * @param recordingId its recordings
   * @param more fields that are not known to us
   */
  public record Call(
      @Nullable List<Conversion> conversion,
      @Nullable List<Long> tagId,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<String> callComment,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<Long> scriptId,
      @Nullable Integer markClient,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<Map<String, Mark>> markController,
      @Nullable List<String> recordingId,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * The controller's mark of one question.
   *
   * @param more fields that are not known to us
   */
  public record Mark(
      @Nullable Integer mark,
      @Nullable String comment,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
