package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the vendor expects of contacts that are created or changed (sections 3.7.3.3, 3.7.3.4). */
final class ContactChecks {

  private static final int NUMBER = 255;
  private static final int COMMENT = 255;
  private static final int EXTENSION = 32;

  private final Check check;
  private final String place;

  private ContactChecks(String method, String place) {
    this.check = Check.of(method);
    this.place = place;
  }

  /** New contacts. */
  static void created(String method, List<Contact> data) {
    Checks.batch(method, data);
    for (int i = 0; i < data.size(); i++) {
      new ContactChecks(method, Checks.at("data", i)).contact(data.get(i));
    }
  }

  /** Contacts that exist, so each needs its id. */
  static void changed(String method, List<Contact> data) {
    created(method, data);
    for (int i = 0; i < data.size(); i++) {
      Check.of(method).id(Checks.at("data", i) + ".contact_id", data.get(i).contactId());
    }
  }

  private void contact(Contact contact) {
    check
        .between(place + ".importance", contact.importance(), 0, 9)
        .between(place + ".sex", contact.sex(), 0, 1)
        .that(
            isDate(contact.birthday()),
            place + ".birthday",
            "is '%s'; expected yyyy-mm-dd".formatted(contact.birthday()));
    organization(contact.org());
    each("phones", contact.phones(), this::phone);
    each("emails", contact.emails(), this::email);
    each("groups", contact.groups(), this::group);
    each("nets", contact.nets(), this::net);
    each("messengers", contact.messengers(), this::messenger);
    each("in_favorites", contact.inFavorites(), (at, id) -> check.id(at, id));
    each("custom_values", contact.customValues(), this::customValue);
  }

  private interface ElementCheck<E> {
    void accept(String at, E element);
  }

  private <E> void each(String field, @Nullable List<E> elements, ElementCheck<E> elementCheck) {
    List<E> all = Optional.ofNullable(elements).orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      String at = place + "." + Checks.at(field, i);
      check.present(at, all.get(i));
      elementCheck.accept(at, all.get(i));
    }
  }

  private void organization(@Nullable Organization org) {
    if (org != null) {
      idOr(org.orgId(), place + ".org.org_name", org.orgName());
    }
  }

  private void phone(String at, Phone phone) {
    check
        .between(at + ".type", phone.type(), 0, 5)
        .characters(at + ".phone", phone.phone(), NUMBER)
        .characters(at + ".comment", phone.comment(), COMMENT)
        .characters(at + ".ext", phone.ext(), EXTENSION);
    idOr(phone.phoneId(), at + ".phone", phone.phone());
  }

  private void email(String at, Email email) {
    idOr(email.emailId(), at + ".email", email.email());
  }

  private void group(String at, ContactGroup group) {
    idOr(group.groupId(), at + ".group_name", group.groupName());
  }

  private void net(String at, Net net) {
    check.between(at + ".net", net.net(), 0, 10);
    idOr(net.netId(), at + ".net", net.net());
    idOr(net.netId(), at + ".uname", net.uname());
  }

  private void messenger(String at, Messenger messenger) {
    check.between(at + ".mgr", messenger.mgr(), 0, 3);
    idOr(messenger.mgrId(), at + ".mgr", messenger.mgr());
    idOr(messenger.mgrId(), at + ".uname", messenger.uname());
  }

  private void customValue(String at, CustomValue value) {
    check.between(at + ".type", value.type(), 1, 3);
    idOr(value.customValueId(), at + ".custom_field_id", value.customFieldId());
  }

  /** What exists is named by its id and may leave out the rest. */
  private void idOr(@Nullable String id, String field, @Nullable Object value) {
    if (id == null || id.isBlank()) {
      check.present(field, value);
    }
  }

  private static boolean isDate(@Nullable String value) {
    try {
      return value == null || LocalDate.parse(value).toString().equals(value);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
