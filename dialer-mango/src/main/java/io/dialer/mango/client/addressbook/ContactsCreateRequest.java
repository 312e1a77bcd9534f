package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ab/contacts/create} (section 3.7.3.3): creates contacts.
 *
 * @param data at most 500
 * @param onError what to do with a contact that looks like an existing one; null means {@link
 *     OnError#SKIP}
 */
public record ContactsCreateRequest(List<Contact> data, @Nullable OnError onError)
    implements MangoQuery<ContactsChangedReply> {

  private static final String PATH = "ab/contacts/create";

  public ContactsCreateRequest {
    ContactChecks.created(PATH, data);
    data = List.copyOf(data);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_WRITE;
  }

  @Override
  public Class<ContactsChangedReply> reply() {
    return ContactsChangedReply.class;
  }
}
