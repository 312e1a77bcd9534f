package io.dialer.mango.client.addressbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a contact to be created or changed. What is not set is not sent. Fields mean what they mean
 * in {@link Contact}; the requests check them.
 */
public final class ContactBuilder {

  private final @Nullable String contactId;
  private @Nullable Integer type;
  private @Nullable String name;
  private @Nullable String office;
  private @Nullable String site;
  private @Nullable Organization org;
  private @Nullable Integer importance;
  private @Nullable String comment;
  private @Nullable String birthday;
  private @Nullable Integer sex;
  private @Nullable String url;
  private @Nullable List<Phone> phones;
  private @Nullable List<Email> emails;
  private @Nullable List<ContactGroup> groups;
  private @Nullable List<Net> nets;
  private @Nullable List<Messenger> messengers;
  private @Nullable List<String> inFavorites;
  private @Nullable List<CustomValue> customValues;
  private @Nullable Long userId;

  private ContactBuilder(@Nullable String contactId) {
    this.contactId = contactId;
  }

  /** For {@link ContactsCreateRequest}. */
  public static ContactBuilder newContact() {
    return new ContactBuilder(null);
  }

  /** For {@link ContactsUpdateRequest}. */
  public static ContactBuilder changeOf(String contactId) {
    return new ContactBuilder(contactId);
  }

  public ContactBuilder type(Integer value) {
    type = value;
    return this;
  }

  public ContactBuilder name(String value) {
    name = value;
    return this;
  }

  public ContactBuilder office(String value) {
    office = value;
    return this;
  }

  public ContactBuilder site(String value) {
    site = value;
    return this;
  }

  public ContactBuilder org(Organization value) {
    org = value;
    return this;
  }

  public ContactBuilder importance(Integer value) {
    importance = value;
    return this;
  }

  public ContactBuilder comment(String value) {
    comment = value;
    return this;
  }

  public ContactBuilder birthday(String value) {
    birthday = value;
    return this;
  }

  public ContactBuilder sex(Integer value) {
    sex = value;
    return this;
  }

  public ContactBuilder url(String value) {
    url = value;
    return this;
  }

  public ContactBuilder phones(List<Phone> value) {
    phones = value;
    return this;
  }

  public ContactBuilder emails(List<Email> value) {
    emails = value;
    return this;
  }

  public ContactBuilder groups(List<ContactGroup> value) {
    groups = value;
    return this;
  }

  public ContactBuilder nets(List<Net> value) {
    nets = value;
    return this;
  }

  public ContactBuilder messengers(List<Messenger> value) {
    messengers = value;
    return this;
  }

  public ContactBuilder inFavorites(List<String> value) {
    inFavorites = value;
    return this;
  }

  public ContactBuilder customValues(List<CustomValue> value) {
    customValues = value;
    return this;
  }

  public ContactBuilder userId(Long value) {
    userId = value;
    return this;
  }

  /** The contact so far. */
  public Contact build() {
    return new Contact(
        contactId,
        type,
        name,
        office,
        site,
        org,
        importance,
        comment,
        birthday,
        sex,
        null,
        url,
        phones,
        emails,
        groups,
        nets,
        messengers,
        inFavorites,
        customValues,
        userId,
        null,
        null,
        null,
        null,
        Map.of());
  }
}
