package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of employees.
 *
 * @param more what else the reply holds
 */
public record GroupsReply(
    @JsonProperty(required = true) List<Group> groups,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One group; some have no extension.
   *
   * @param dialAlgGroup as {@link Distribution#dialAlgGroup()}
   * @param dialAlgUsers as {@link Distribution#dialAlgUsers()}
   * @param autoRedirect whether a caller is led to the employee who knows him, 0 or 1
   * @param autoDial the outbound campaign that calls back whom nobody answered; events of such
   *     calls carry it as {@code campaign_id}
   * @param lineId the line that such calls go out through
   * @param useDynamicIvr whether the caller hears how long he will wait, 0 or 1
   * @param useDynamicSeqNum whether the caller hears his place in the queue, 0 or 1
   * @param melodyId what the caller hears while waiting; null for the cabinet's usual melody
   * @param operators null unless they were asked for
   */
  public record Group(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String description,
      @Nullable String extension,
      @Nullable Integer dialAlgGroup,
      @Nullable Integer dialAlgUsers,
      @Nullable Integer autoRedirect,
      @Nullable Long autoDial,
      @Nullable Long lineId,
      @Nullable Integer useDynamicIvr,
      @Nullable Integer useDynamicSeqNum,
      @Nullable Long melodyId,
      @Nullable List<Operator> operators,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * An employee of a group.
   *
   * @param id as {@code general.user_id}
   * @param priority for algorithms by skill
   * @param order for algorithms that go in order
   */
  public record Operator(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String extension,
      @Nullable Integer priority,
      @Nullable Integer order,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
