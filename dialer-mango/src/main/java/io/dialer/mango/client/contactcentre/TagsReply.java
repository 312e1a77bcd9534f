package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The product's topics.
 *
 * @param more fields that are not known to us
 */
public record TagsReply(
    @JsonProperty(required = true) List<Tag> tags,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public TagsReply {
    tags = Objects.requireNonNullElse(tags, List.of());
  }

  /**
   * A topic, or a folder of topics.
   *
   * @param parent the folder it is in; null for none
   * @param category which calls it is looked for in: -1 all, 0 none; otherwise the sum of 1
   *     incoming to a group, 2 incoming to an employee, 4 outgoing of a campaign or a callback, 8
   *     other outgoing, 16 internal. The document names 12 (outgoing) and 19 (external)
   * @param groups the groups that have it, 0 for the common topics; null for none
   * @param campaigns the campaigns that have it; null for none
   * @param isFolder 1 for a folder, 0 for a topic
   * @param more fields that are not known to us
   */
  public record Tag(
      long id,
      @Nullable Long parent,
      @Nullable String name,
      @Nullable Integer category,
      @Nullable List<Long> groups,
      @Nullable List<Long> campaigns,
      @Nullable Integer isFolder,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
