package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that the product added to its contacts (section 3.7.20).
 *
 * @param type 1 text, 2 list, 3 list with several choices
 * @param order its place among the custom fields
 * @param required whether a contact must have it
 * @param apiOnly whether it is filled by imports only, never by a user
 * @param unique of a text: whether no two contacts may have the same
 * @param checkMode of a text: 0 any length, 1 shorter than {@code checkLength}, 2 as long, 3 longer
 * @param checkLength in characters
 * @param items of a list: what may be chosen
 * @param more fields that are not known to us
 */
public record CustomField(
    long customFieldId,
    @Nullable String name,
    @Nullable Integer type,
    @Nullable Integer order,
    @Nullable Boolean required,
    @Nullable Boolean apiOnly,
    @Nullable Boolean unique,
    @Nullable Integer checkMode,
    @Nullable Integer checkLength,
    @Nullable List<ListItem> items,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
