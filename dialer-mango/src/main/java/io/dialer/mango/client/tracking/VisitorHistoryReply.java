package io.dialer.mango.client.tracking;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a visitor has seen.
 *
 * @param data empty when nobody is known behind the number
 * @param more what else the reply holds
 */
public record VisitorHistoryReply(
    @Nullable List<Page> data, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** No pages are an empty list, however they are written. */
  public VisitorHistoryReply {
    data = data == null ? List.of() : List.copyOf(data);
  }
}
