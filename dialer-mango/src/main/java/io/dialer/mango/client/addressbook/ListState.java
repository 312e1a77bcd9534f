package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list a reply stands.
 *
 * @param info null when the vendor left it out
 * @param cursor what the next page is asked with; null when there is nothing to be listed
 * @param more fields that are not known to us
 */
public record ListState(
    @Nullable Place info,
    @Nullable String cursor,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * The place of a page.
   *
   * @param page counted from 1
   * @param from how many elements come before the page's first one
   * @param size how many elements the page has
   * @param limit how many elements a page has at most
   * @param totalRows how many elements the list has
   * @param pages how many pages the list has
   * @param more fields that are not known to us
   */
  public record Place(
      int page,
      int from,
      int size,
      int limit,
      int totalRows,
      int pages,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}
