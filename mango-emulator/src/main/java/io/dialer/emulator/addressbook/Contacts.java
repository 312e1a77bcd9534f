package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.store.Table;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The contacts and the rules of changing them (sections 3.7.3.3 to 3.7.3.5). */
final class Contacts {
  private final Table table = new Table(12_962_817);
  private final NamedList organisations;
  private final NamedList groups;
  private final CustomValues customValues;

  Contacts(NamedList organisations, NamedList groups, CustomValues customValues) {
    this.organisations = organisations;
    this.groups = groups;
    this.customValues = customValues;
  }

  Table table() {
    return table;
  }

  /**
   * Writes a contact.
   *
   * @param id zero for a new one
   * @param change keeps what it does not name
   */
  Batch.Outcome write(int id, ObjectNode change, boolean duplicates, long now) {
    ObjectNode old = id == 0 ? blank(now) : table.find(id).orElseGet(Json::object);
    if (old.isEmpty() || !refersToExisting(change, old)) {
      return Batch.Outcome.refused(ApiError.NO_OBJECT);
    }
    if (!duplicates && isDuplicate(id, old, change)) {
      return Batch.Outcome.refused(ApiError.INVALID);
    }
    change.remove("contact_id");
    change.remove("on_error");
    ObjectNode contact = old.deepCopy();
    numberParts(change, old);
    resolve(change, old);
    contact.setAll(change);
    int written = id == 0 ? table.nextId() : id;
    table.put(written, contact);
    return Batch.Outcome.done(Json.object().put("id", written));
  }

  private static ObjectNode blank(long now) {
    ObjectNode contact = Json.object().put("type", 0).put("when_created", now);
    for (String[] part : ContactShape.PARTS) {
      contact.putArray(part[0]);
    }
    contact.putArray("groups");
    contact.putArray("in_favorites");
    contact.putArray("custom_values");
    return contact;
  }

  private boolean refersToExisting(ObjectNode change, ObjectNode old) {
    JsonNode org = change.path("org");
    boolean known =
        !org.has("org_id") || organisations.view(org.path("org_id").intValue()).isPresent();
    for (JsonNode group : change.path("groups")) {
      known &= !group.has("group_id") || groups.view(group.path("group_id").intValue()).isPresent();
    }
    return known && customValues.fit(change.path("custom_values"), old.path("custom_values"));
  }

  /** Another contact of the same name has one of the same telephones. */
  private boolean isDuplicate(int self, ObjectNode old, ObjectNode change) {
    String name = (change.has("name") ? change : old).path("name").asText();
    Set<String> phones = phones(change.has("phones") ? change : old);
    return table.all().entrySet().stream()
        .filter(row -> row.getKey() != self)
        .filter(row -> row.getValue().path("name").asText().equals(name))
        .anyMatch(row -> phones(row.getValue()).stream().anyMatch(phones::contains));
  }

  static Set<String> phones(ObjectNode contact) {
    Set<String> digits = new HashSet<>();
    for (JsonNode phone : contact.path("phones")) {
      digits.add(digits(phone.path("phone").asText()));
    }
    return digits;
  }

  static String digits(String phone) {
    return phone.replaceAll("[^0-9]", "");
  }

  /** An entry with the id of an old one changes it; others are new; old ones not named are gone. */
  private void numberParts(ObjectNode change, ObjectNode old) {
    for (String[] part : ContactShape.PARTS) {
      String list = part[0];
      String idField = part[1];
      if (change.has(list)) {
        ArrayNode written = Json.object().putArray(list);
        for (JsonNode entry : change.path(list)) {
          written.add(entry(old.path(list), (ObjectNode) entry, idField));
        }
        change.set(list, written);
      }
    }
  }

  private ObjectNode entry(JsonNode known, ObjectNode given, String idField) {
    int id = given.path(idField).intValue();
    for (JsonNode each : known) {
      if (id != 0 && each.path(idField).intValue() == id) {
        return ((ObjectNode) each).deepCopy().setAll(given);
      }
    }
    return given.put(idField, table.nextId());
  }

  /** Organisation and groups become ids, and custom values are added to the old ones. */
  private void resolve(ObjectNode change, ObjectNode old) {
    if (change.has("org")) {
      OptionalInt org = organisations.refer((ObjectNode) change.path("org"));
      change.put("org", org.orElse(0));
    }
    if (change.has("groups")) {
      ArrayNode ids = Json.object().putArray("groups");
      change.path("groups").forEach(group -> groups.refer((ObjectNode) group).ifPresent(ids::add));
      change.set("groups", ids);
    }
    if (change.has("custom_values")) {
      change.set(
          "custom_values",
          customValues.merged(old.path("custom_values"), change.path("custom_values")));
    }
  }
}
