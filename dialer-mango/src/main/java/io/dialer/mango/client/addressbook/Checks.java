package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the requests of the address book have in common. */
final class Checks {

  /** The most records of one page, and of one change. */
  private static final int MOST = 500;

  private Checks() {}

  /** The start of a list. */
  static void list(String method, @Nullable String query, @Nullable Integer limitRows) {
    Check.of(method)
        .that(query != null, "query", "is missing; expected what to search for, or \"\" for all")
        .between("limit_rows", limitRows, 1, MOST);
  }

  /** Another page of a list. */
  static void cursor(String method, @Nullable PageMode mode, @Nullable String cursor) {
    Check.of(method).present("mode", mode).present("cursor", cursor);
  }

  /** Records to be changed at once. */
  static void batch(String method, List<?> data) {
    Check.of(method)
        .that(data != null && !data.isEmpty(), "data", "is empty; expected at least one element")
        .elements("data", data, MOST)
        .that(data.stream().noneMatch(Objects::isNull), "data", "has an element that is null");
  }

  /** Ids of records to be deleted at once. */
  static void ids(String method, List<String> data) {
    batch(method, data);
    for (int i = 0; i < data.size(); i++) {
      Check.of(method).id(at("data", i), data.get(i));
    }
  }

  /** The name of an element, counted from 0 as the vendor does. */
  static String at(String list, int index) {
    return list + "[" + index + "]";
  }
}
