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
 * What became of the groups that were to be created or changed.
 *
 * @param result a result code for each
 * @param data those that were created or changed; none when all were skipped
 * @param skipped which of the request's were not, counted from 0; null for none
 * @param more fields that are not known to us
 */
public record ContactGroupsChangedReply(
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @JsonProperty(required = true)
        List<Integer> result,
    List<ContactGroup> data,
    @Nullable List<Integer> skipped,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  public ContactGroupsChangedReply {
    data = Objects.requireNonNullElse(data, List.of());
  }
}
