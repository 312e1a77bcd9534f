package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question.
 *
 * @param more fields that are not known to us
 */
public record QuestionReply(
    @JsonProperty(required = true) Question question,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public QuestionReply {
    Objects.requireNonNull(question, "question is missing");
  }

  /**
   * A question of quality control.
   *
   * @param qualCtrlFormId the form it is on
   * @param qualCtrlFormName that form's name, one of a kind in the product
   * @param blockName the form's part that it is in
   * @param blockOrder that part's place on the form
   * @param name what is judged
   * @param order its place in the part
   * @param required 1 when it must be answered, otherwise 0
   * @param hint a hint for the controller
   * @param more fields that are not known to us
   */
  public record Question(
      long id,
      @Nullable Long qualCtrlFormId,
      @Nullable String qualCtrlFormName,
      @Nullable String blockName,
      @Nullable Integer blockOrder,
      @Nullable String name,
      @Nullable Integer order,
      @Nullable Integer required,
      @Nullable String hint,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
