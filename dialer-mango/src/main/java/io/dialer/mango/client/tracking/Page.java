package io.dialer.mango.client.tracking;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the site that a visitor opened.
 *
 * @param url its whole address
 * @param date when it was opened, ISO 8601 as received: UTC for the current page, UTC+3 in a
 *     history (document, section 3.5)
 */
public record Page(
    @Nullable String url,
    @Nullable String date,
    @Nullable String title,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
