package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SIP accounts.
 *
 * @param data one element for each employee
 * @param more what else the reply holds
 */
public record SipsReply(
    @JsonProperty(required = true) List<Owner> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * An employee.
   *
   * @param userId as {@code general.user_id}
   * @param sips the employee's accounts, perhaps none
   */
  public record Owner(
      @Nullable Long userId,
      @Nullable List<Sip> sips,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /** A SIP account: {@code login@domain}. */
  public record Sip(
      @Nullable Long id,
      @Nullable String login,
      @Nullable String domain,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
