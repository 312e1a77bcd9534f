package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ab/groups/init} (section 3.7.2.3): starts a list of groups and gives its first page.
 *
 * @param query what to search for; empty for all
 * @param limitRows how many groups a page has, 1 to 500; null means 10
 * @param order what to sort by; null for the vendor's order
 */
public record ContactGroupsInitRequest(
    String query, @Nullable Integer limitRows, @Nullable List<SortKey> order)
    implements ListQuery<ContactGroup, ContactGroupsReply> {

  private static final String PATH = "ab/groups/init";

  public ContactGroupsInitRequest {
    Checks.list(PATH, query, limitRows);
  }

  /** All groups, 500 a page. */
  public static ContactGroupsInitRequest all() {
    return new ContactGroupsInitRequest("", 500, null);
  }

  @Override
  public ContactGroupsCursorRequest page(PageMode mode, String cursor) {
    return new ContactGroupsCursorRequest(mode, cursor);
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
  public Class<ContactGroupsReply> reply() {
    return ContactGroupsReply.class;
  }
}
