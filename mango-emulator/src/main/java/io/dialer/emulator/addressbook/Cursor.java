package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a reader of a list is: the search, its order and the page. Travels as an opaque string.
 *
 * @param order as the client wrote it: {@code [{"field":"asc"}]}
 * @param page from 1
 */
record Cursor(String query, ArrayNode order, int limit, int page) {
  Cursor at(int otherPage) {
    return new Cursor(query, order, limit, otherPage);
  }

  String text() {
    var json = Json.object().put("query", query).put("limit", limit).put("page", page);
    json.set("order", order);
    return Base64.getEncoder().encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }

  static Cursor of(String text) throws ApiError {
    try {
      byte[] json = Base64.getDecoder().decode(text.strip());
      JsonNode read = Json.read(new String(json, StandardCharsets.UTF_8));
      if (read.path("order") instanceof ArrayNode order && read.path("limit").intValue() > 0) {
        return new Cursor(
            read.path("query").asText(),
            order,
            read.path("limit").intValue(),
            read.path("page").intValue());
      }
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw new ApiError(ApiError.WRONG_FORMAT, "cursor is not one of ours: " + e.getMessage());
    }
    throw new ApiError(ApiError.WRONG_FORMAT, "cursor is not one of ours");
  }
}
