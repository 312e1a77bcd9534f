package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ab/organizations/init} (section 3.7.1.2): starts a list of organisations and gives its
 * first page.
 *
 * @param query what to search for; empty for all
 * @param limitRows how many organisations a page has, 1 to 500; null means 10
 * @param order what to sort by; null for the vendor's order
 */
public record OrganizationsInitRequest(
    String query, @Nullable Integer limitRows, @Nullable List<SortKey> order)
    implements ListQuery<Organization, OrganizationsReply> {

  private static final String PATH = "ab/organizations/init";

  public OrganizationsInitRequest {
    Checks.list(PATH, query, limitRows);
  }

  /** All organisations, 500 a page. */
  public static OrganizationsInitRequest all() {
    return new OrganizationsInitRequest("", 500, null);
  }

  @Override
  public OrganizationsCursorRequest page(PageMode mode, String cursor) {
    return new OrganizationsCursorRequest(mode, cursor);
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
  public Class<OrganizationsReply> reply() {
    return OrganizationsReply.class;
  }
}
