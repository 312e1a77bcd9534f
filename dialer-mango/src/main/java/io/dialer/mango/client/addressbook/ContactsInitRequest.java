package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ab/contact/init} (section 3.7.3.1): starts a list of contacts and gives its first page.
 *
 * @param query what to search for; empty for all
 * @param limitRows how many contacts a page has, 1 to 500; null means 10
 * @param order what to sort by; null for the vendor's order
 * @param contactExtFields whether to give {@code custom_values} and {@code user_id} too; null means
 *     no
 */
public record ContactsInitRequest(
    String query,
    @Nullable Integer limitRows,
    @Nullable List<SortKey> order,
    @Nullable Boolean contactExtFields)
    implements ListQuery<Contact, ContactsReply> {

  private static final String PATH = "ab/contact/init";

  public ContactsInitRequest {
    Checks.list(PATH, query, limitRows);
  }

  /** All contacts, 500 a page. */
  public static ContactsInitRequest all() {
    return new ContactsInitRequest("", 500, null, true);
  }

  @Override
  public ContactsCursorRequest page(PageMode mode, String cursor) {
    return new ContactsCursorRequest(mode, cursor, contactExtFields);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_READ;
  }

  @Override
  public Class<ContactsReply> reply() {
    return ContactsReply.class;
  }
}
