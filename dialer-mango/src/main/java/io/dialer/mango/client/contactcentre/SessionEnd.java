package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The webhook {@code events/user/session_end} (section 4.4): a session that we opened has ended.
 *
 * @param result why: 1000, or a code of the class 12xx
 * @param abonentId the user; the document's list of fields calls it {@code abonent}
 * @param session the session's id
 * @param timestamp when the vendor sent this, in milliseconds since 1970, UTC
 * @param more fields that are not known to us
 */
public record SessionEnd(
    @Nullable Integer result,
    @JsonProperty(required = true) @JsonAlias("abonent") long abonentId,
    @JsonProperty(required = true) String session,
    long timestamp,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** The webhook's path under our address. */
  public static final String PATH = "events/user/session_end";
}
