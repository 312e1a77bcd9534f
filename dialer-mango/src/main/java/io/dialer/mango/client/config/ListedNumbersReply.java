package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The black list and the white one.
 *
 * @param more what else the reply holds
 */
public record ListedNumbersReply(
    @JsonProperty(required = true) Lists data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * Both lists.
   *
   * @param active {@code black} or {@code white}: the one that callers are held against
   */
  public record Lists(
      @Nullable String active,
      @Nullable Numbers black,
      @Nullable Numbers white,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * One list.
   *
   * @param allowUnknownNumber whether callers who hide their number may call
   */
  public record Numbers(
      // So it stands in the document's example.
      @Nullable @JsonAlias("allow_unknown_number ") Boolean allowUnknownNumber,
      @Nullable List<Listed> numbers,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * One number.
   *
   * @param number perhaps a mask: {@code *} any characters, {@code #} any one character, {@code -}
   *     a range
   * @param numberType {@code tel} or {@code sip}
   */
  public record Listed(
      @Nullable Long numberId,
      @Nullable String number,
      @Nullable String comment,
      @Nullable String numberType,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
