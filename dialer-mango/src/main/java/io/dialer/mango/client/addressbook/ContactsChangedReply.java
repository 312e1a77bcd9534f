package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the contacts that were to be created or changed.
 *
 * @param result a result code for each
 * @param data those that were created or changed, by their ids; none when all were skipped
 * @param skipped which of the request's were not, counted from 0; null for none
 * @param more fields that are not known to us
 */
public record ContactsChangedReply(
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @JsonProperty(required = true)
        List<Integer> result,
    Map<String, Contact> data,
    @Nullable List<Integer> skipped,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public ContactsChangedReply {
    data = Objects.requireNonNullElse(data, Map.of());
  }
}
