package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the cabinet.
 *
 * @param more what else the reply holds
 */
public record RolesReply(
    @JsonProperty(required = true) List<Role> roles,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** One role. */
  public record Role(
      @Nullable Long roleId,
      @Nullable String name,
      @Nullable List<Permission> permissions,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * Something that a role may do.
   *
   * @param param how far; null when there is no more to it
   */
  public record Permission(
      @Nullable String code,
      @Nullable String param,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
