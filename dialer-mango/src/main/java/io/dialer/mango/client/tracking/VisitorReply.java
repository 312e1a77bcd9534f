package io.dialer.mango.client.tracking;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The visitor behind a number.
 *
 * @param data null when nobody is known behind the number
 * @param more what else the reply holds
 */
public record VisitorReply(
    @Nullable Visitor data, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * A visitor of the site. Only what the document calls optional is ever absent, but all may be
   * null here.
   *
   * @param uid the visitor, by a cookie of the browser
   * @param widgetId the call tracking that the number belongs to
   * @param productId the product that the widget belongs to
   * @param gaCid the visitor in Google Analytics
   * @param yaCid the visitor in Yandex Metrica
   * @param rsCid the visitor in Roistat
   * @param regionId the vendor's region of the visitor
   * @param channel where the visitor came from
   * @param duration seconds since the visitor came to the site
   * @param device {@code mobile} or {@code desktop}
   * @param custom whatever the site passes on, at most 100 characters
   */
  public record Visitor(
      @Nullable String uid,
      @Nullable Long widgetId,
      @Nullable String widgetName,
      @Nullable Long productId,
      @Nullable String gaCid,
      @Nullable String yaCid,
      @Nullable String rsCid,
      @Nullable String ip,
      @Nullable Long regionId,
      @Nullable Location location,
      @Nullable Channel channel,
      @Nullable Long duration,
      @Nullable Page currentPage,
      @Nullable String device,
      @Nullable String custom,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * Where a visitor is.
   *
   * @param countryCode of ISO 3166
   */
  public record Location(
      @Nullable String countryCode,
      @Nullable String regionCode,
      @Nullable String region,
      @Nullable String city,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /** Where a visitor came from: the UTM marks of the link. */
  public record Channel(
      @Nullable String source,
      @Nullable String medium,
      @Nullable String campaign,
      @Nullable String content,
      @Nullable String term,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
