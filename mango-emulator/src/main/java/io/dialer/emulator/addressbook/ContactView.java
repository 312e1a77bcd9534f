package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows contacts as section 3.7.2.9 does. */
final class ContactView {
  private final NamedList organisations;
  private final NamedList groups;
  private final Map<String, Long> lastCalls;
  private final boolean extended;

  /**
   * @param lastCalls epoch seconds of the last call by number
   * @param extended whether custom values and the personal employee are shown
   */
  ContactView(
      NamedList organisations, NamedList groups, Map<String, Long> lastCalls, boolean extended) {
    this.organisations = organisations;
    this.groups = groups;
    this.lastCalls = lastCalls;
    this.extended = extended;
  }

  ObjectNode of(int id, ObjectNode contact) {
    ObjectNode shown = Json.object().put("contact_id", String.valueOf(id));
    shown.put("type", contact.path("type").intValue());
    for (String field : new String[] {"name", "office", "site"}) {
      shown.put(field, contact.path(field).asText());
    }
    shown.put("importance", contact.path("importance").asInt(0));
    shown.put("comment", contact.path("comment").asText());
    shown.put("birthday", contact.path("birthday").asText());
    shown.set("sex", contact.has("sex") ? contact.path("sex") : shown.nullNode());
    shown.put("avatar", "").put("url", contact.path("url").asText());
    Optional<ObjectNode> org = organisations.view(contact.path("org").asInt(0));
    shown.set("org", org.isPresent() ? org.get() : shown.nullNode());
    for (String[] part : ContactShape.PARTS) {
      shown.set(part[0], entries(contact.path(part[0]), part[1]));
    }
    ArrayNode shownGroups = shown.putArray("groups");
    contact.path("groups").forEach(g -> groups.view(g.intValue()).ifPresent(shownGroups::add));
    shown.set("in_favorites", contact.path("in_favorites"));
    shown.put("when_created", contact.path("when_created").longValue());
    shown.put("last_call", lastCall(contact));
    if (extended) {
      shown.set("custom_values", contact.path("custom_values"));
      shown.set("user_id", contact.has("user_id") ? contact.path("user_id") : shown.nullNode());
    }
    return shown;
  }

  /** Ids are shown as strings; a telephone also with its digits alone. */
  private static ArrayNode entries(JsonNode entries, String idField) {
    ArrayNode shown = Json.object().putArray("entries");
    for (JsonNode entry : entries) {
      ObjectNode each = ((ObjectNode) entry).deepCopy();
      each.put(idField, entry.path(idField).asText());
      if (idField.equals("phone_id")) {
        each.put("phone_num", Contacts.digits(entry.path("phone").asText()));
      }
      shown.add(each);
    }
    return shown;
  }

  private @Nullable Long lastCall(ObjectNode contact) {
    return Contacts.phones(contact).stream()
        .map(lastCalls::get)
        .filter(Objects::nonNull)
        .max(Long::compare)
        .orElse(null);
  }
}
