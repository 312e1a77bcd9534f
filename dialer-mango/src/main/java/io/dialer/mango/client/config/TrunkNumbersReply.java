package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of SIP trunks.
 *
 * @param more what else the reply holds
 */
public record TrunkNumbersReply(
    @JsonProperty(required = true) List<TrunkNumber> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One number.
   *
   * @param options 2 takes calls, 4 makes calls, 6 both
   * @param desc somebody's remark
   */
  public record TrunkNumber(
      @Nullable Long trunkNumberId,
      @Nullable Long trunkId,
      @Nullable String number,
      @Nullable Integer options,
      @Nullable String desc,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
