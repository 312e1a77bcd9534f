package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One script.
 *
 * @param more fields that are not known to us
 */
public record ScriptReply(
    @JsonProperty(required = true) Script script,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public ScriptReply {
    Objects.requireNonNull(script, "script is missing");
  }

  /**
   * What is told of a script: no more than its name.
   *
   * @param more fields that are not known to us
   */
  public record Script(
      long id, @Nullable String name, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
