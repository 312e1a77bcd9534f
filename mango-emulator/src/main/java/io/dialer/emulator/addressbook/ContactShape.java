package io.dialer.emulator.addressbook;

import static io.dialer.emulator.http.Field.flag;
import static io.dialer.emulator.http.Field.id;
import static io.dialer.emulator.http.Field.ids;
import static io.dialer.emulator.http.Field.integer;
import static io.dialer.emulator.http.Field.list;
import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.object;
import static io.dialer.emulator.http.Field.oneOf;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Shape;

/** The form of a contact in a request (section 3.7.3.3). */
final class ContactShape {
  /** The lists whose entries have ids of their own: the list's name and that of its id. */
  static final String[][] PARTS = {
    {"phones", "phone_id"}, {"emails", "email_id"}, {"nets", "net_id"}, {"messengers", "mgr_id"}
  };

  private static final Shape PHONE =
      Shape.of(
          optionalId("phone_id"),
          integer("type", 0, 5),
          text("phone", 255),
          text("comment", 255),
          text("ext", 32),
          flag("is_default"));
  private static final Shape EMAIL =
      Shape.of(
          optionalId("email_id"), text("email", 255), text("comment", 255), flag("is_default"));
  private static final Shape NET =
      Shape.of(optionalId("net_id"), integer("net", 0, 10), text("uname", 255));
  private static final Shape MESSENGER =
      Shape.of(optionalId("mgr_id"), integer("mgr", 0, 3), text("uname", 255));
  private static final Shape CUSTOM_VALUE =
      Shape.of(
          optionalId("custom_value_id"),
          optionalId("custom_field_id"),
          integer("type", 1, 3),
          text("text", 4000),
          list("list_items", Shape.of(id("enum_id"))));

  private ContactShape() {}

  /** A contact that is new, or the changes of one. */
  static Shape of(NamedList organisations, NamedList groups) {
    return Shape.of(
        optionalId("contact_id"),
        integer("type", 0, 1000),
        text("name", 255),
        text("office", 255),
        text("site", 255),
        object("org", organisations.reference()),
        integer("importance", 0, 9),
        text("comment", 4000),
        matching("birthday", "(\\d{4}-\\d\\d-\\d\\d)?"),
        integer("sex", 0, 1),
        text("url", 2000),
        list("phones", PHONE),
        list("emails", EMAIL),
        list("groups", groups.reference()),
        list("nets", NET),
        list("messengers", MESSENGER),
        ids("in_favorites"),
        list("custom_values", CUSTOM_VALUE),
        id("user_id"),
        oneOf("on_error", "duplicate", "skip"));
  }

  /** An id that clients also write as an empty string where there is none: it reads as zero. */
  private static Field optionalId(String name) {
    Field.Kind strict = id(name).kind();
    Field.Kind lenient = (JsonNode value, String at) -> readId(strict, value, at);
    return new Field(name, false, lenient);
  }

  private static JsonNode readId(Field.Kind strict, JsonNode value, String at) throws ApiError {
    return value.asText().isEmpty() ? IntNode.valueOf(0) : strict.read(value, at);
  }
}
