package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dialer.mango.client.Check;
import java.util.Map;

/**
 * What a list is sorted by, first by its first key.
 *
 * @param field as in the listed records: {@code id}
 * @param direction {@code asc} or {@code desc}
 */
public record SortKey(String field, String direction) {

  public SortKey {
    Check.of("a list of the address book")
        .present("order", field)
        .present("order." + field, direction)
        .oneOf("order." + field, direction, "asc", "desc");
  }

  public static SortKey ascending(String field) {
    return new SortKey(field, "asc");
  }

  public static SortKey descending(String field) {
    return new SortKey(field, "desc");
  }

  /** Reads the vendor's way to write it: one field, the direction its value. */
  @JsonCreator
  static SortKey of(Map<String, String> field) {
    Check.of("a list of the address book")
        .that(field.size() == 1, "order", "has %d fields; expected one".formatted(field.size()));
    Map.Entry<String, String> only = field.entrySet().iterator().next();
    return new SortKey(only.getKey(), only.getValue());
  }

  /** As the vendor writes it. */
  @JsonValue
  Map<String, String> json() {
    return Map.of(field, direction);
  }
}
