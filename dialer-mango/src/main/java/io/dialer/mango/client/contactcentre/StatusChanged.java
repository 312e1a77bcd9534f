package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The webhook {@code events/user/status_changed} (section 4.4). Both times are in milliseconds
 * since 1970, UTC.
 *
 * @param abonentId the user
 * @param status 1 on line, 2 do not disturb, 3 break, 4 off line, 5 outbound calls
 * @param when when it changed
 * @param timestamp when the vendor sent this
 * @param more fields that are not known to us
 */
public record StatusChanged(
    @JsonProperty(required = true) long abonentId,
    @JsonProperty(required = true) int status,
    long when,
    long timestamp,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** The webhook's path under our address. */
  public static final String PATH = "events/user/status_changed";
}
