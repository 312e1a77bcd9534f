package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.mango.client.MangoJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The webhook {@code events/ab/} (section 3.7.4): somebody changed the address book, through
 * whatever program.
 *
 * <p>The body does not say of what kind the records are; their fields do. Only ids are left of
 * deleted ones: the path tells their kind, which the vendor appends to it ({@code
 * events/ab/contacts}).
 *
 * @param action {@code new}, {@code updated} or {@code deleted}
 * @param data the records as they are now; of deleted ones the ids
 * @param more fields that are not known to us
 */
public record AddressBookEvent(
    @JsonProperty(required = true) String action,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @JsonProperty(required = true)
        List<JsonNode> data,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** What the path begins with, under our address. */
  public static final String PATH = "events/ab";

  /** The organisations that were created or changed. */
  public List<Organization> organizations() {
    return having("org_id", Organization.class);
  }

  /** The groups that were created or changed. */
  public List<ContactGroup> groups() {
    return having("group_id", ContactGroup.class);
  }

  /** The contacts that were created or changed. */
  public List<Contact> contacts() {
    return having("contact_id", Contact.class);
  }

  /** The ids of what was deleted; empty for other actions. */
  public List<String> deletedIds() {
    return action.equals("deleted")
        ? data.stream().flatMap(AddressBookEvent::ids).toList()
        : List.of();
  }

  private <E> List<E> having(String id, Class<E> type) {
    return data.stream()
        .filter(element -> element.has(id))
        .map(element -> MangoJson.MAPPER.convertValue(element, type))
        .toList();
  }

  private static Stream<String> ids(JsonNode element) {
    return element.isValueNode()
        ? Stream.of(element.asText())
        : Stream.of("org_id", "group_id", "contact_id")
            .filter(element::hasNonNull)
            .map(id -> element.get(id).asText());
  }
}
