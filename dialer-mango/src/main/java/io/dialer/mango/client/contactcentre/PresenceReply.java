package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who is signed in.
 *
 * @param abonents the users; none when the one who was asked for is signed in nowhere
 * @param more fields that are not known to us
 */
public record PresenceReply(
    List<Presence> abonents, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public PresenceReply {
    abonents = Objects.requireNonNullElse(abonents, List.of());
  }
}
